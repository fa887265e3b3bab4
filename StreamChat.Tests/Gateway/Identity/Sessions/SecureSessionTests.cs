using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Gateway.Security.Https;
using StreamChat.Tests.Infrastructure.Files;
using StreamChat.Tests.Infrastructure.Identity;
using Xunit;

namespace StreamChat.Tests.Gateway.Identity.Sessions;

/// <summary>Being signed in where the gateway speaks https.</summary>
public sealed class SecureSessionTests
{
    private const string Name = "__Host-streamchat";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_IsHeldToThisHostAndToHttps()
    {
        using TemporaryFolder folder = new();
        TestCertificate certificate = new(folder);
        var thumbprint = certificate.Write();
        await using var issuer = await TestIssuer.StartAsync(Token);
        await using var fixture = await GatewayFixture.StartAsync(
            context => context.Response.WriteAsync("answer", context.RequestAborted), Token,
            [.. issuer.Settings, .. certificate.Settings, ("urls", "http://127.0.0.1:0;https://127.0.0.1:0")]);
        using var client = Browser.ClientOf(SecureAddress(fixture), thumbprint);
        Browser browser = new(client, Name);

        Assert.Equal("/", await browser.SignInAsync());

        Assert.Equal([Name], browser.Cookies.Keys);
        var attributes = browser.SessionAttributes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(each => each.ToLowerInvariant()).ToList();
        Assert.Superset(new HashSet<string> { "secure", "httponly", "samesite=lax", "path=/" }, attributes.ToHashSet());
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser));

        // The name that a page of a neighbouring host, or of http, could plant counts for nothing here.
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(new Browser(client) { Session = browser.Session }));

        using var signedOut = await browser.SendAsync("POST", "/auth/sign-out");
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Empty(browser.Cookies);
    }

    private static Uri SecureAddress(GatewayFixture fixture) => new(
        fixture.Gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Single(address => address.StartsWith("https:", StringComparison.Ordinal)));

    private static async Task<HttpStatusCode> StatusAsync(Browser browser)
    {
        using var response = await browser.SendAsync("GET", "/api/echo");
        return response.StatusCode;
    }
}
