using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Gateway.Security.Requests;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Gateway.Security;

/// <summary>Methods and addresses that the gateway does not even pass on.</summary>
public sealed class RequestRuleTests : IAsyncLifetime
{
    private GatewayFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(AnswerAsync, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("TRACE /api/me")]
    [InlineData("TRACK /api/me")]
    [InlineData("CONNECT internal.example:443")]
    [InlineData("PUT /api/me")]
    [InlineData("PROPFIND /")]
    [InlineData("get /api/me")]
    [InlineData("ANYTHING /health")]
    public async Task Method_IsRefused_WhenNoAddressTakesIt(string line)
    {
        var answer = await SendAsync(line);

        Assert.StartsWith("HTTP/1.1 405 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: GET, HEAD, POST, PATCH, DELETE, OPTIONS\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("method_not_allowed", answer, StringComparison.Ordinal);
        Assert.Empty(_fixture.Api.Paths);
        Assert.Empty(_fixture.Frontend.Paths);
    }

    [Theory]
    [InlineData("/api%2fme")]
    [InlineData("/page/..%2f..%2fapi/me")]
    [InlineData("/page/../api/me")]
    [InlineData("/page/%2e%2e/api/me")]
    [InlineData("/page/.%2E/api/me")]
    [InlineData("/./api/me")]
    [InlineData("/api/me/..")]
    [InlineData("/api\\me")]
    [InlineData("/api%5cme")]
    [InlineData("/api/%00")]
    [InlineData("/api/me%0d%0aX-Forged:%201")]
    [InlineData("/api/%7f")]
    [InlineData("/api/%c0%af")]
    [InlineData("/api/%e0%80%af")]
    [InlineData("/api/%ff")]
    [InlineData("/api/%252e%252e/me")]
    [InlineData("/api/%2")]
    [InlineData("/api/%zz")]
    [InlineData("//../api/me")]
    [InlineData("http://elsewhere.example/api/me")]
    public async Task Address_IsRefused_WhenItCanBeReadInTwoWays(string target)
    {
        var answer = await SendAsync($"GET {target}");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Empty(_fixture.Api.Paths);
        Assert.Empty(_fixture.Frontend.Paths);
    }

    [Theory]
    [InlineData("/api/me", "/api/me")]
    [InlineData("/api/me?back=/../%2f%00", "/api/me")]
    [InlineData("/api/caf%C3%A9%20x", "/api/caf%C3%A9%20x")]
    [InlineData("/api/a.b..c/...", "/api/a.b..c/...")]
    [InlineData("/api//me", "/api//me")]
    [InlineData("/%61pi/me", "/api/me")]
    public async Task Address_PassesOnAsItWasRead_WhenItIsPlain(string target, string seen)
    {
        var answer = await SendAsync($"GET {target}");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Equal([seen], _fixture.Api.Paths);
    }

    [Fact]
    public void Address_IsPlain_WithItsHostBeforeIt()
    {
        Assert.True(RequestTarget.IsPlain("http://localhost:8080/api/me"));
        Assert.True(RequestTarget.IsPlain("http://localhost:8080"));
        Assert.False(RequestTarget.IsPlain("http://localhost:8080/a/../b"));
    }

    [Fact]
    public async Task Body_IsRefused_AboveOneMebibyte_AndAnImportAboveEight()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("/chat", (1024 * 1024) + 1));
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, await PostAsync("/api/conversations/import", (1024 * 1024) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("/api/conversations/import", (8 * 1024 * 1024) + 1));
    }

    [Theory]
    [InlineData(1, 17 * 1024)]
    [InlineData(70, 1)]
    public async Task Headers_AreRefused_WhenTheyAreLongOrMany(int count, int length)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('x', length)}\r\n"));

        var answer = await RawExchange.SendAsync(_fixture.Gateway.Address, $"GET / HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n", TestContext.Current.CancellationToken).Bounded();

        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_IsRefused_WhenItIsLong()
    {
        var answer = await SendAsync($"GET /{new string('x', 9 * 1024)}");

        Assert.StartsWith("HTTP/1.1 414 ", answer, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private Task<string> SendAsync(string line)
    {
        var host = line.StartsWith("CONNECT", StringComparison.Ordinal) ? line.Split(' ')[1] : _fixture.Gateway.Address.Authority;
        return RawExchange.SendAsync(
            _fixture.Gateway.Address, $"{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n", TestContext.Current.CancellationToken).Bounded();
    }

    private async Task<HttpStatusCode> PostAsync(string path, int length)
    {
        using ByteArrayContent body = new(new byte[length]);
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = body };
        request.Headers.ExpectContinue = true;
        using var response = await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
        return response.StatusCode;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await context.Response.WriteAsync("answer", context.RequestAborted);
    }
}
