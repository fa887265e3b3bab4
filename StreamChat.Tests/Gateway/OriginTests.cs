using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>What other sites' pages can do to us: nothing in anybody's name, and with a key only when they are listed.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    private const string Listed = "https://app.example.org";

    private GatewayFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(
        context => context.Response.WriteAsync("answer", context.RequestAborted), TestContext.Current.CancellationToken, ("Cors:Origins:0", Listed));

    [Theory]
    [InlineData("POST", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "Sec-Fetch-Site", "same-site")]
    [InlineData("POST", "Sec-Fetch-Site", "none")]
    [InlineData("POST", "Sec-Fetch-Site", "same-origin, cross-site")]
    [InlineData("DELETE", "Origin", "https://evil.example")]
    [InlineData("POST", "Origin", "null")]
    [InlineData("POST", "Origin", Listed)]
    [InlineData("GET", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "Cookie", "sc_guest=x")]
    public async Task Request_OfAnotherSite_IsForbidden(string method, string header, string value)
    {
        using var response = await SendAsync(method, "/api/models", (header, value));

        var problem = await ProblemAnswer.ReadAsync(response);
        Assert.Equal("forbidden", problem.Code);
    }

    [Theory]
    [InlineData("POST", "Sec-Fetch-Site", "same-origin")]
    [InlineData("GET", "Sec-Fetch-Site", "none")]
    [InlineData("GET", "Cookie", "sc_guest=x")]
    [InlineData("POST", "X-Nothing", "special")]
    public async Task Request_OfOurPage_OrOfAProgram_PassesOn(string method, string header, string value)
    {
        using var response = await SendAsync(method, "/api/models", (header, value));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_OfOurOrigin_PassesOn_WhereTheBrowserSaysNoMore()
    {
        using var response = await SendAsync("POST", "/api/models", ("Origin", _fixture.Gateway.Address.GetLeftPart(UriPartial.Authority)), ("Cookie", "sc_guest=x"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Key_OfAnotherSite_PassesOn()
    {
        using var response = await SendAsync("POST", "/v1/models", ("Sec-Fetch-Site", "cross-site"), ("Origin", Listed), ("Authorization", "Bearer guest"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Listed, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Page_IsThereForLinksOfOtherSites()
    {
        using var response = await SendAsync("GET", "/", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(Listed, true)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://app.example.org.evil.example", false)]
    [InlineData("null", false)]
    public async Task Preflight_IsAnsweredForListedOriginsOnly(string origin, bool isAllowed)
    {
        using var response = await SendAsync(
            "OPTIONS", "/v1/models", ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));

        Assert.Equal(isAllowed, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
