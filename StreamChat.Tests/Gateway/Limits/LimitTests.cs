using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Limits;

/// <summary>Limits as a caller meets them, at one gateway.</summary>
public sealed class LimitTests
{
    // So slow that nothing comes back while a test runs.
    internal static readonly (string, string)[] Few = [("RATE_LIMIT", "1"), ("Limits:Period", "01:00:00"), ("Limits:Burst", "10"), ("Limits:Streams", "3")];

    [Fact]
    public async Task Requests_AreRefused_BeyondTheLimit_WithAllThatACallerNeeds()
    {
        await using var fixture = await StartAsync(Answer, Few);
        for (var i = 0; i < 10; i++)
        {
            using var allowed = await GetAsync(fixture.Client, "/api/models");
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
            Assert.StartsWith($"\"caller\";r={9 - i};t=", allowed.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
            Assert.Equal("\"caller\";q=10;w=36000", allowed.Headers.GetValues("RateLimit-Policy").Single());
        }

        using var refused = await GetAsync(fixture.Client, "/api/models");

        Assert.Equal("rate_limited", (await ProblemAnswer.ReadAsync(refused)).Code);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.Equal(10, fixture.Api.Paths.Count);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task PageAndHealth_AreNotCounted(string path)
    {
        await using var fixture = await StartAsync(Answer, Few);
        for (var i = 0; i < 30; i++)
        {
            using var response = await GetAsync(fixture.Client, path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Callers_HaveLimitsOfTheirOwn_AndTheirAddressHasOne()
    {
        await using var fixture = await StartAsync(Answer, [.. Few, ("Limits:AddressFactor", "2")]);
        var first = await BrowserAsync(fixture);
        var second = await BrowserAsync(fixture);
        var third = await BrowserAsync(fixture);

        Assert.Equal(10, await CountAsync(fixture.Client, 15, first));
        Assert.Equal(10, await CountAsync(fixture.Client, 15, second));
        Assert.Equal(0, await CountAsync(fixture.Client, 15, third));
    }

    [Fact]
    public async Task ForwardedAddress_OpensNoNewBucket()
    {
        await using var fixture = await StartAsync(Answer, Few);
        var allowed = 0;
        for (var i = 0; i < 20; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/models");
            request.Headers.Add("X-Forwarded-For", $"10.0.0.{i}");
            request.Headers.Add("Forwarded", $"for=10.0.0.{i}");
            using var response = await fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);
            allowed += response.IsSuccessStatusCode ? 1 : 0;
        }

        Assert.Equal(10, allowed);
    }

    [Fact]
    public async Task Streams_AreRefused_BeyondTheLimit_AndMakeRoomWhenTheyEnd()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var received = new SemaphoreSlim(0);
        await using var fixture = await StartAsync(_ => { received.Release(); return release.Task; }, Few);
        var open = Enumerable.Range(0, 3).Select(_ => StreamAsync(fixture.Client)).ToArray();
        for (var i = 0; i < open.Length; i++)
        {
            Assert.True(await received.WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken));
        }

        using var refused = await StreamAsync(fixture.Client);
        Assert.Equal("too_many_streams", (await ProblemAnswer.ReadAsync(refused)).Code);
        Assert.NotNull(refused.Headers.RetryAfter);

        release.SetResult();
        foreach (var response in await Task.WhenAll(open).WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            response.Dispose();
        }

        using var again = await StreamAsync(fixture.Client);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Limits_HoldForEachGateway_WhileRedisIsAway()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await StartAsync(Answer, [.. Few, ("ConnectionStrings:redis", redis.ConnectionString)]);
        await using var second = await StartAsync(Answer, [.. Few, ("ConnectionStrings:redis", redis.ConnectionString)]);
        await redis.StopAsync();

        Assert.Equal(10, await CountAsync(first.Client, 50));
        Assert.Equal(10, await CountAsync(second.Client, 50));
    }

    internal static Task Answer(HttpContext context) => context.Response.WriteAsync("answer", context.RequestAborted);

    internal static Task<GatewayFixture> StartAsync(RequestDelegate api, (string, string)[] settings) =>
        GatewayFixture.StartAsync(api, TestContext.Current.CancellationToken, settings);

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) =>
        client.GetAsync(path, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> StreamAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/runs/1/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> BrowserAsync(GatewayFixture fixture)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var response = await fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>How many of so many requests at once are answered.</summary>
    internal static async Task<int> CountAsync(HttpClient client, int requests, string? cookie = null)
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, requests).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/models");
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
            }

            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        })).WaitAsync(TestTimeouts.Default, TestContext.Current.CancellationToken);
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{status}"));
        return statuses.Count(status => status == HttpStatusCode.OK);
    }
}
