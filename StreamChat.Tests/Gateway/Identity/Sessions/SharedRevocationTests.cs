using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Identity;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>A session that is signed out at one replica of the gateway is over at all of them.</summary>
public sealed class SharedRevocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_IsOverEverywhere_WhenItIsSignedOutSomewhere()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var issuer = await TestIssuer.StartAsync(Token);
        (string Key, string Value)[] settings = [.. issuer.Settings, ("ConnectionStrings:redis", redis.ConnectionString)];
        await using var one = await GatewayFixture.StartAsync(AnswerAsync, Token, settings);
        await using var two = await GatewayFixture.StartAsync(AnswerAsync, Token, settings);
        using var client = Browser.ClientOf(one.Gateway.Address);
        Browser browser = new(client), kept = new(client);
        await browser.SignInAsync();
        await kept.SignInAsync();
        var session = browser.Session;

        using var signedOut = await browser.SendAsync("POST", "/auth/sign-out");
        using var refused = await new Browser(two.Client) { Session = session }.SendAsync("GET", "/api/echo");
        using var other = await new Browser(two.Client) { Session = kept.Session }.SendAsync("GET", "/api/echo");

        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (signedOut.StatusCode, refused.StatusCode, other.StatusCode));
    }

    private static Task AnswerAsync(HttpContext context) => context.Response.WriteAsync("answer", context.RequestAborted);
}
