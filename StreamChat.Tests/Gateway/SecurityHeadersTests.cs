using System.Net;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Gateway;

/// <summary>Every response has the security headers, whoever made it.</summary>
public sealed class SecurityHeadersTests
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
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' data:",
                "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
                "require-trusted-types-for 'script'", "trusted-types dompurify", "report-uri /csp-report",
            ],
            response.Headers.GetValues("Content-Security-Policy").Single().Split("; "));
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
}
