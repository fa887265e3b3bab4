using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Health;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>Several replicas of the api: which one gets a request, and what happens when it does not take it.</summary>
public sealed class FailoverTests
{
    private const string Probe = "/health/ready";

    private static readonly Uri Nobody = new("http://127.0.0.1:1");
    private static readonly Uri Anything = new("/api/anything", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_ReachEveryReplica_WhenOneIsOpen()
    {
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task HoldAsync(HttpContext context)
        {
            if (context.Request.Path == Probe)
            {
                return Task.CompletedTask;
            }

            if (!first.TrySetResult())
            {
                both.SetResult();
            }

            return both.Task;
        }

        await using var one = await UpstreamHost.StartAsync(HoldAsync, Cancellation);
        await using var two = await UpstreamHost.StartAsync(HoldAsync, Cancellation);
        await using var gateway = Start(one.Address, two.Address);

        var open = gateway.Client.GetAsync(Anything, Cancellation);
        await first.Task.Bounded();
        await Task.WhenAll(open, gateway.Client.GetAsync(Anything, Cancellation)).Bounded();

        Assert.Equal(["/api/anything", "/api/anything"], [Asked(one).Single(), Asked(two).Single()]);
    }

    [Theory]
    [InlineData("GET", 0)]
    [InlineData("POST", 10)]
    [InlineData("POST", 500_000)]
    public async Task Request_GoesToTheOther_WhenOneTakesNoConnection(string method, int length)
    {
        await using var other = await UpstreamHost.StartAsync(EchoAsync, Cancellation);
        await using var gateway = Start(Nobody, other.Address, ("Routing:ProbeInterval", "60"));

        foreach (var _ in Enumerable.Range(0, 4))
        {
            Assert.Equal((HttpStatusCode.OK, length), await SendAsync(gateway, method, length));
        }
    }

    [Theory]
    [InlineData("GET", 0, false)]
    [InlineData("POST", 10, false)]
    [InlineData("POST", 60_000, true)]
    public async Task Request_GoesToTheOther_WhenOneDrains(string method, int length, bool isChunked)
    {
        await using var leaving = await UpstreamHost.StartAsync(RefuseAsync, Cancellation);
        await using var other = await UpstreamHost.StartAsync(EchoAsync, Cancellation);
        await using var gateway = Start(leaving.Address, other.Address, ("Routing:ProbeInterval", "60"));

        foreach (var _ in Enumerable.Range(0, 4))
        {
            Assert.Equal((HttpStatusCode.OK, length), await SendAsync(gateway, method, length, isChunked));
        }

        // Once asked it is left alone, until a probe finds it ready again.
        Assert.InRange(Asked(leaving).Count(), 0, 1);
    }

    [Fact]
    public async Task Refusal_IsPassedOn_WhenTheBodyIsTooLongToKeep()
    {
        await using var one = await UpstreamHost.StartAsync(RefuseAsync, Cancellation);
        await using var two = await UpstreamHost.StartAsync(RefuseAsync, Cancellation);
        await using var gateway = Start(one.Address, two.Address, ("Routing:ProbeInterval", "60"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(gateway, "POST", 100_000)).Status);
        Assert.Single(Asked(one).Concat(Asked(two)));
    }

    [Fact]
    public async Task Refusal_IsPassedOn_WhenAllDrain()
    {
        await using var one = await UpstreamHost.StartAsync(RefuseAsync, Cancellation);
        await using var two = await UpstreamHost.StartAsync(RefuseAsync, Cancellation);
        await using var gateway = Start(one.Address, two.Address, ("Routing:ProbeInterval", "60"));

        using var response = await gateway.Client.GetAsync(Anything, Cancellation).Bounded();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("draining", await response.Content.ReadAsStringAsync(Cancellation).Bounded());
        Assert.False(response.Headers.Contains(Drain.RefusedHeader));
        Assert.Single(response.Headers.GetValues("X-Request-ID"));
    }

    [Fact]
    public async Task Post_IsNotSentTwice_WhenItsReplicaBreaksOff()
    {
        await using var one = await UpstreamHost.StartAsync(BreakOffAsync, Cancellation);
        await using var two = await UpstreamHost.StartAsync(BreakOffAsync, Cancellation);
        await using var gateway = Start(one.Address, two.Address, ("Routing:ProbeInterval", "60"));

        using var content = new StringContent("text");
        using var response = await gateway.Client.PostAsync(Anything, content, Cancellation).Bounded();

        Assert.Equal("upstream_unavailable", (await ProblemAnswer.ReadAsync(response)).Code);
        Assert.Single(Asked(one).Concat(Asked(two)));
    }

    [Fact]
    public async Task Replica_GetsNoRequests_WhileItIsNotReady()
    {
        var probes = 0;
        TaskCompletionSource probed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var busy = await UpstreamHost.StartAsync(
            context =>
            {
                // Asked by two clusters; the second failure in a row takes it out, which has happened when the next rounds begin.
                if (context.Request.Path == Probe && Interlocked.Increment(ref probes) == 8)
                {
                    probed.SetResult();
                }

                context.Response.StatusCode = context.Request.Path == Probe ? 503 : 200;
                return Task.CompletedTask;
            },
            Cancellation);
        await using var other = await UpstreamHost.StartAsync(EchoAsync, Cancellation);
        await using var gateway = Start(busy.Address, other.Address, ("Routing:ProbeInterval", "0.1"));
        await probed.Task.Bounded();

        foreach (var _ in Enumerable.Range(0, 6))
        {
            await SendAsync(gateway, "GET", 0);
        }

        Assert.Empty(Asked(busy));
    }

    private static ServiceHost<RoutingOptions> Start(Uri one, Uri two, params (string Key, string Value)[] settings) =>
        GatewayFixture.StartBefore([one, two], Nobody, settings);

    private static IEnumerable<string> Asked(UpstreamHost upstream) => upstream.Paths.Where(path => path != Probe);

    private static async Task<(HttpStatusCode Status, int Length)> SendAsync(
        ServiceHost<RoutingOptions> gateway, string method, int length, bool isChunked = false)
    {
        using HttpRequestMessage request = new(new(method), Anything);
        request.Content = length > 0 ? new ByteArrayContent(new byte[length]) : null;
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await gateway.Client.SendAsync(request, Cancellation).Bounded();
        return (response.StatusCode, (await response.Content.ReadAsByteArrayAsync(Cancellation).Bounded()).Length);
    }

    private static Task EchoAsync(HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);

    private static async Task RefuseAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers[Drain.RefusedHeader] = "1";
        await context.Response.WriteAsync("draining", context.RequestAborted);
    }

    private static async Task BreakOffAsync(HttpContext context)
    {
        if (context.Request.Path != Probe)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Abort();
        }
    }
}
