using Microsoft.AspNetCore.Http;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway.Limits;

/// <summary>What the api is told of a caller's limits, so that it can answer what is left.</summary>
public sealed class LimitsToldTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/me", "50 49 20 20")]
    [InlineData("/api/models", "")]
    public async Task Limits_AreToldToTheApi_ByTheGatewayAlone(string path, string expected)
    {
        await using var fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers[LimitsHeader.Name].ToString(), context.RequestAborted),
            Token,
            ("RATE_LIMIT", "1"),
            ("Limits:Period", "1:00:00"),
            ("Limits:Burst", "50"),
            ("Limits:Streams", "20"));
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add(LimitsHeader.Name, "9 9 9 9");
        using var response = await fixture.Client.SendAsync(request, Token).Bounded();

        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Token).Bounded());
    }
}
