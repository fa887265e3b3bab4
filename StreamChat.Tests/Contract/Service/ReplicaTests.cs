using System.Net;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Service;

/// <summary>One of two replicas of the api leaves; whoever asks then, through the gateway, does not notice.</summary>
public sealed class ReplicaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Caller_NoticesNothing_WhenAReplicaIsKilled()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync();
        await AskAsync(cluster);

        await cluster.Process(0).Process.KillAsync();

        await AskAsync(cluster);
    }

    [Fact]
    public async Task Caller_NoticesNothing_WhenAReplicaDrains()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync(
            ("DRAIN_TIMEOUT_SECS", "30"), ("Logging:LogLevel:StreamChat.ServiceDefaults.Health", "Information"));
        using var client = TestClient.Create(cluster.Replicas[0].Address);
        using var open = await ChatAnswer.SendAsync(client, "simulator-stall-after-2");

        cluster.Process(0).Process.Terminate();
        Assert.NotNull(await cluster.Process(0).Process.LineAsync("Draining").Bounded());

        await AskAsync(cluster);
        open.Dispose();
        Assert.Equal(0, await cluster.Process(0).Process.ExitAsync());
        await AskAsync(cluster);
    }

    private static async Task AskAsync(ChatCluster cluster)
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            using var whole = await cluster.Gateway.Client.GetAsync(new Uri("api/connection", UriKind.Relative), Token).Bounded();
            using var streamed = await ChatAnswer.SendAsync(cluster.Gateway.Client, "simulator-tokens-3");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (whole.StatusCode, streamed.StatusCode));
            Assert.Equal("done", new ChatAnswer(await SseTranscript.ReadAsync(streamed)).Types[^1]);
        }
    }
}
