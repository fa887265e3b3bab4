using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>Every error is a problem of CONTRACT §6, whoever found it.</summary>
public sealed class ProblemTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"text\":", "application/json", HttpStatusCode.BadRequest, "invalid_request", null)]
    [InlineData("{\"text\":\"x\"", "application/json", HttpStatusCode.BadRequest, "invalid_request", null)]
    [InlineData("nonsense", "application/json", HttpStatusCode.BadRequest, "invalid_request", null)]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "invalid_request", null)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest, "invalid_request", null)]
    [InlineData("{\"text\":5}", "application/json", HttpStatusCode.BadRequest, "invalid_request", "text")]
    [InlineData("{\"count\":\"x\"}", "application/json", HttpStatusCode.BadRequest, "invalid_request", "count")]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", null)]
    public async Task Body_IsRefused_WhenItIsNotWhatTheEndpointTakes(string body, string type, HttpStatusCode status, string code, string? field)
    {
        await using var host = await StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));

        using var response = await host.Client.PostAsync(new Uri("/echo", UriKind.Relative), content, Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((status, code), (problem.Status, problem.Code));
        Assert.Equal(field, problem.Body["errors"]?.AsObject().Single().Key);
        Assert.DoesNotContain("System.", problem.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(EchoBody), problem.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("DELETE", "/echo", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/bare-401", HttpStatusCode.Unauthorized, "unauthenticated")]
    [InlineData("GET", "/unexpected", HttpStatusCode.InternalServerError, "internal_error")]
    [InlineData("GET", "/known", HttpStatusCode.BadGateway, "provider_quota")]
    [InlineData("GET", "/result", HttpStatusCode.TooManyRequests, "rate_limited")]
    public async Task Answer_IsAProblem_WhoeverFoundIt(string method, string path, HttpStatusCode status, string code)
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.ParseAdd("text/html");

        using var response = await host.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal((status, code), (problem.Status, problem.Code));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("secret", problem.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MethodNotAllowed_NamesTheMethods_ThatTheAddressTakes()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.DeleteAsync(new Uri("/echo", UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task RetryAfter_IsInWholeSecondsRoundedUp_WhenItIsGiven()
    {
        await using var host = await StartAsync();

        using var response = await host.Client.GetAsync(new Uri("/result", UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);
        var problem = await ProblemAnswer.ReadAsync(response);

        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
        Assert.Equal("too fast", problem.Body["errors"]!["rate"]![0]!.GetValue<string>());
        Assert.Equal("Slow down.", problem.Detail);
    }

    [Fact]
    public async Task Body_IsRefused_WhenItIsAboveOneMebibyte()
    {
        await using var host = await StartAsync();
        using var content = new StringContent($"{{\"text\":\"{new string('x', 1024 * 1024)}\"}}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

        using var response = await host.Client.PostAsync(new Uri("/echo", UriKind.Relative), content, Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "payload_too_large"), Pair(await ProblemAnswer.ReadAsync(response)));
    }

    [Theory]
    [InlineData("/echo", 413)]
    [InlineData("/nowhere", 404)]
    public async Task Body_MayComeToItsEnd_AfterItWasRefused(string path, int status)
    {
        const int Length = 4 * 1024 * 1024;
        await using var host = await StartAsync();
        using var client = await RawExchange.ConnectAsync(host.Client.BaseAddress!, Cancellation);
        var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Length}\r\n\r\n"), Cancellation);
        using StreamReader answer = new(stream, leaveOpen: true);
        Assert.StartsWith($"HTTP/1.1 {status} ", await answer.ReadLineAsync(Cancellation).AsTask().Bounded(), StringComparison.Ordinal);

        // Where the connection had been closed by now, it would be reset, and neither of the two would succeed.
        await stream.WriteAsync(new byte[Length], Cancellation).AsTask().Bounded();
        Assert.Contains("urn:streamchat:problem:", await answer.ReadToEndAsync(Cancellation).Bounded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unexpected_IsInTheLogOnce_WithItsRequestId()
    {
        using var logs = new LogCapture();
        await using var host = await StartAsync(builder => builder.Logging.AddProvider(logs));

        using var response = await host.Client.GetAsync(new Uri("/unexpected", UriKind.Relative), Cancellation)
            .WaitAsync(TestTimeouts.Default, Cancellation);
        await ProblemAnswer.ReadAsync(response);

        var line = Assert.Single(logs.Lines, line => line.Level >= LogLevel.Error);
        Assert.Equal("secret of the log", line.Exception?.Message);
        Assert.Equal(response.Headers.GetValues("X-Request-ID").Single(), line.Scopes["streamchat.request_id"]);
    }

    [Theory]
    [InlineData("/v1/nowhere", "not_found")]
    [InlineData("/v1/known", "provider_quota")]
    public async Task Format_WritesTheBody_OnThePathsThatAreIts(string path, string code)
    {
        await using var host = await StartAsync(builder => builder.Services.AddSingleton<IProblemFormat, PlainFormat>());

        var client = host.Client;
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(code, await response.Content.ReadAsStringAsync(Cancellation).WaitAsync(TestTimeouts.Default, Cancellation));
    }

    private static (HttpStatusCode Status, string Code) Pair(ProblemAnswer problem) => (problem.Status, problem.Code);

    private static Task<DefaultsHost> StartAsync(Action<WebApplicationBuilder>? configure = null) =>
        DefaultsHost.StartAsync(Map, Cancellation, configure);

    private static void Map(WebApplication app)
    {
        app.MapPost("/echo", (EchoBody body) => body);
        app.MapGet("/bare-401", () => TypedResults.Unauthorized());
        app.MapGet("/unexpected", string () => throw new InvalidOperationException("secret of the log"));
        app.MapGet("/known", Known);
        app.MapGet("/v1/known", Known);
        app.MapGet("/result", () => Problem.Result(
            ProblemCodes.RateLimited,
            "Slow down.",
            TimeSpan.FromSeconds(1.2),
            new Dictionary<string, string[]> { ["rate"] = ["too fast"] }));
    }

    private static ProblemResult Known() => Problem.Result(ProblemCodes.ProviderQuota, "The quota is used up.");

    /// <summary>A body with a text and a number.</summary>
    public sealed record EchoBody(string? Text, int Count);

    private sealed class PlainFormat : IProblemFormat
    {
        public bool AppliesTo(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

        public Task WriteAsync(HttpContext context, Problem problem, CancellationToken cancellationToken) =>
            context.Response.WriteAsync(problem.Code.Code, cancellationToken);
    }
}
