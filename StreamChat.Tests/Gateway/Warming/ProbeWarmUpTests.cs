using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Warming;

/// <summary>The gateway leads streams of its own through itself before its first client's.</summary>
public sealed class ProbeWarmUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gateway_ReadsProbesOfTheApi_BeforeItIsReady()
    {
        await using var system = await GatewayFixture.StartAsync(SendAsync, Cancellation, ("WARM_UP", "true"));

        Assert.Equal([ProbeTokens.Path, ProbeTokens.Path, ProbeTokens.Path], system.Api.Paths);
        Assert.Equal(HttpStatusCode.OK, await ReadinessAsync(system.Client));
    }

    [Fact]
    public async Task Gateway_IsReady_WhenThereIsNoApiYet()
    {
        await using var frontend = await UpstreamHost.StartAsync("page", Cancellation);
        await using var gateway = GatewayFixture.Start(new Uri("http://127.0.0.1:1"), frontend.Address, ("WARM_UP", "true"));

        Assert.Equal(HttpStatusCode.OK, await ReadinessAsync(gateway.Client));
    }

    private static Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.WriteAsync("data: {}\n\n", context.RequestAborted);
    }

    private static async Task<HttpStatusCode> ReadinessAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation).Bounded();
        return response.StatusCode;
    }
}
