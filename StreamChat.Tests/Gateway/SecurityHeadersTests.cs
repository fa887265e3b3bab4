using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>Every response has the security headers, whoever made it.</summary>
public sealed partial class SecurityHeadersTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK)]
    [InlineData("GET", "/health", HttpStatusCode.OK)]
    [InlineData("POST", "/chat", HttpStatusCode.OK)]
    [InlineData("GET", "/api/failed", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/api/unchanged", HttpStatusCode.NotModified)]
    [InlineData("GET", "/api/cut", HttpStatusCode.BadGateway)]
    [InlineData("GET", "/metrics", HttpStatusCode.NotFound)]
    public async Task Response_HasThemAll_WhoeverMadeIt(string method, string path, HttpStatusCode status)
    {
        await using var fixture = await GatewayFixture.StartAsync(AnswerAsync, Cancellation);
        using var request = new HttpRequestMessage(new(method), path);

        using var response = await fixture.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(status, response.StatusCode);
        Assert.All(Expected, header => Assert.Equal([header.Value], response.Headers.GetValues(header.Key)));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("microphone=()", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "default-src 'none'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
                "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
                path == "/" ? "script-src 'nonce-…' 'strict-dynamic'" : "script-src 'none'",
                "require-trusted-types-for 'script'", "trusted-types dompurify", "report-uri /csp-report",
            ],
            Nonce().Replace(response.Headers.GetValues("Content-Security-Policy").Single(), "'nonce-…'").Split("; "));
    }

    [Fact]
    public async Task Nonce_IsTheFrontends_AndAnotherInEachResponse()
    {
        await using var frontend = await UpstreamHost.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers["X-StreamChat-Nonce"].ToString(), context.RequestAborted), Cancellation);
        await using var gateway = GatewayFixture.Start(frontend.Address, frontend.Address);
        HashSet<string> nonces = [];
        for (var i = 0; i < 1000; i++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/");
            request.Headers.Add("X-StreamChat-Nonce", "a-nonce-of-the-client-00");
            using var response = await gateway.Client.SendAsync(request, Cancellation).Bounded();
            var told = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(told, Nonce().Match(response.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value);
            nonces.Add(told);
        }

        Assert.Equal(1000, nonces.Count);
    }

    [Theory]
    [InlineData("/api/any", "no-store")]
    [InlineData("/api/cut", "no-store")]
    [InlineData("/health", "no-store")]
    [InlineData("/api/stream", "no-cache")]
    [InlineData("/", null)]
    public async Task Response_MayBeKept_OnlyIfItIsThePagesOwn(string path, string? cacheControl)
    {
        await using var fixture = await GatewayFixture.StartAsync(AnswerAsync, Cancellation);

        using var response = await fixture.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(cacheControl, response.Headers.CacheControl?.ToString());
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.Server = "upstream/1.0";
        response.Headers.XPoweredBy = "upstream";
        response.Headers.ContentSecurityPolicy = "default-src *";
        switch (context.Request.Path.Value)
        {
            case "/api/failed":
                response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case "/api/unchanged":
                response.StatusCode = StatusCodes.Status304NotModified;
                break;
            case "/api/stream":
                response.Headers.CacheControl = "no-cache";
                break;
            case "/api/cut":
                context.Abort();
                break;
        }

        return Task.CompletedTask;
    }

    [GeneratedRegex("'nonce-([A-Za-z0-9+/]{24})'")]
    private static partial Regex Nonce();
}
