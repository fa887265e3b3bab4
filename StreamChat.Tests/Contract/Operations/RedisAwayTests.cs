using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Operations;

/// <summary>While Redis is away services say what they go on without, stay ready, and keep to it; when Redis is back they say so.</summary>
public sealed class RedisAwayTests
{
    private static readonly Uri Readiness = new("/health/ready", UriKind.Relative);
    private static readonly Uri Chat = new("/chat", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_IsDegradedWithReasons_WhileChatGoesOn_AndIsWellAgainWithRedis()
    {
        await using var cluster = await ChatCluster.StartAsync(("MANAGEMENT_PORT", "0"));
        await UntilAllSayAsync(cluster, "ok");

        await cluster.Redis.StopAsync();
        var away = await UntilAllSayAsync(cluster, "degraded");

        Assert.Equal("Redis does not answer: limits hold for each replica of the gateway by itself.", ReasonOf(away[0], "limits"));
        Assert.All(away[1..], api => Assert.Matches(
            @"^Redis does not answer \(.+\): answers go on, but cannot be resumed elsewhere, conversations cannot be opened, and token budgets hold for each replica by itself\.$", ReasonOf(api, "store")));
        Assert.Equal(HttpStatusCode.OK, await cluster.Caller.ReadinessAsync());
        using var answer = await cluster.Gateway.Client.PostAsJsonAsync(Chat, new { prompt = "hello", model = "simulator-fast" }, Token).Bounded();
        Assert.True((await SseTranscript.ReadAsync(answer)).IsDone);
        using var refused = await SendAsync(cluster.Caller);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "store_unavailable"), (refused.StatusCode, (await ProblemAnswer.ReadAsync(refused)).Code));

        await cluster.Redis.StartAgainAsync();
        await UntilAllSayAsync(cluster, "ok");
        var run = await cluster.Caller.StartAsync("simulator-fast");
        Assert.Equal("completed", (await new ResumingReader(run.Id).ReadAsync(cluster.Caller)).Text("state"));
    }

    /// <summary>The gateway's health, then that of each replica. They know what their last calls of Redis came to, so something is asked of each before each look.</summary>
    private static async Task<JsonElement[]> UntilAllSayAsync(ChatCluster cluster, string status)
    {
        var replicas = cluster.Replicas.Cast<HostedReplica>();
        Uri[] places = [cluster.Gateway.Management, .. replicas.Select(replica => replica.Management)];
        ChatCaller[] callers = [cluster.Caller, cluster.At(0), cluster.At(1)];
        using CancellationTokenSource patience = new(TestTimeouts.Default, TimeProvider.System);
        while (true)
        {
            foreach (var caller in callers)
            {
                using var response = await SendAsync(caller);
            }

            var bodies = await Task.WhenAll(places.Select(ReadAsync));
            if (bodies.All(body => body.GetProperty("status").GetString() == status))
            {
                return bodies;
            }

            Assert.False(patience.IsCancellationRequested, string.Join('\n', bodies));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Token);
        }
    }

    private static async Task<JsonElement> ReadAsync(Uri management)
    {
        using var client = TestClient.Create(management);
        return await client.GetFromJsonAsync<JsonElement>(Readiness, Token).Bounded(); // fails unless the status is 200
    }

    /// <summary>To a conversation that does not exist: the store has to say so.</summary>
    private static Task<HttpResponseMessage> SendAsync(ChatCaller caller) => caller.SendAsync(Guid.CreateVersion7().ToString(), "simulator-fast", "hello");

    private static string? ReasonOf(JsonElement health, string check) =>
        health.GetProperty("checks").EnumerateArray().Single(each => each.GetProperty("name").GetString() == check).GetProperty("reason").GetString();
}
