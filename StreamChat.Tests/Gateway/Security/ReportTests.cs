using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamChat.Gateway.Security.Reports;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using StreamChat.Tests.ServiceDefaults;
using Xunit;

namespace StreamChat.Tests.Gateway.Security;

/// <summary>What browsers report of the page's policy: taken from anybody, kept in few words, and never a way to fill the log or to use up a limit.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string OldType = "application/csp-report";
    private const string NewType = "application/reports+json";

    private const string Old = """
        {"csp-report":{"document-uri":"http://HOST/c/canary-1?q=canary-2","referrer":"https://canary-3.example","effective-directive":"script-src-elem",
        "violated-directive":"script-src-elem","original-policy":"canary-4","blocked-uri":"https://evil.example/steal?data=canary-5#canary-6",
        "source-file":"http://HOST/assets/index.js?canary-7","line-number":12,"script-sample":"canary-8"}}
        """;

    private const string New = """
        [{"age":1,"type":"csp-violation","url":"https://HOST/?canary-1","user_agent":"canary-2","body":{"documentURL":"https://HOST/c/canary-3",
        "effectiveDirective":"require-trusted-types-for","blockedURL":"trusted-types-sink","sourceFile":"https://elsewhere.example/canary-4","lineNumber":3,
        "sample":"Element innerHTML|canary-5"}},{"type":"deprecation","body":{"id":"canary-6"}}]
        """;

    private readonly LogCapture _log = new();
    private GatewayFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await GatewayFixture.StartAsync(
        context => context.Response.WriteAsync("answer", context.RequestAborted),
        services => services.AddSingleton<ILoggerProvider>(_log),
        TestContext.Current.CancellationToken,
        ("RATE_LIMIT", "1"), ("Limits:Period", "01:00:00"), ("Limits:Burst", "2"), ("Logging:LogLevel:Default", "Information"));

    [Theory]
    [InlineData(OldType, Old, "A browser's page went against its policy: script-src-elem stopped https://evil.example, in /assets/index.js line 12.")]
    [InlineData(NewType, New, "A browser's page went against its policy: require-trusted-types-for stopped trusted-types-sink, in https://elsewhere.example line 3.")]
    public async Task Report_LeavesAShortLine_WithoutQueriesAndPage(string type, string body, string line)
    {
        using var response = await SendAsync(type, body.Replace("HOST", _fixture.Gateway.Address.Authority, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([line], Lines());
        Assert.DoesNotContain(_log.Lines, each => each.Message.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_IsCounted_ByItsDirective()
    {
        List<object?> counted = [];
        using var listener = ServiceMeters.Listen(
            _fixture.Gateway.Services, instrument => instrument.Name == "streamchat.csp.violations", (_, _, tags, _) => counted.Add(tags[0].Value));

        using var response = await SendAsync(OldType, Old);
        using var forged = await SendAsync(OldType, """{"csp-report":{"effective-directive":"made-up-by-me"}}""");

        Assert.Equal(["script-src-elem", "other"], counted);
    }

    [Theory]
    [InlineData(OldType, """{"csp-report":{"effective-directive":"script-src\r\nforged line","blocked-uri":"x\ny","source-file":"https://h/\u001b[31m"}}""")]
    [InlineData(OldType, """{"csp-report":{"effective-directive":7,"blocked-uri":{},"source-file":[],"line-number":"x"}}""")]
    [InlineData(NewType, """[{"type":"csp-violation","body":{"blockedURL":"javascript:alert(1)//\u2028","lineNumber":1e99}}]""")]
    public async Task Report_CannotWriteIntoTheLog(string type, string body)
    {
        using var response = await SendAsync(type, body);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Matches("^A browser's page went against its policy: other stopped (other|javascript://), in (other|https://h) line 0\\.$", Assert.Single(Lines()));
    }

    [Theory]
    [InlineData(OldType, "{", HttpStatusCode.BadRequest)]
    [InlineData(OldType, "", HttpStatusCode.BadRequest)]
    [InlineData(OldType, "[[[[[[[[[[[[1]]]]]]]]]]]]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", Old, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(OldType, "{}", HttpStatusCode.NoContent)]
    [InlineData(NewType, "[1,null,{\"type\":\"csp-violation\"},{\"body\":{}}]", HttpStatusCode.NoContent)]
    public async Task OtherBody_LeavesNoLine(string type, string body, HttpStatusCode status)
    {
        using var response = await SendAsync(type, body);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(Lines());
    }

    [Fact]
    public async Task Report_IsRefused_WhenItIsLong()
    {
        using var response = await SendAsync(OldType, "{\"csp-report\":\"" + new string('x', ReportSizeLimit.Bytes) + "\"}");

        Assert.Equal("payload_too_large", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Reports_HoldOneLineForEachOfTheFirstTen()
    {
        var violation = """{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"data"}}""";

        using var response = await SendAsync(NewType, $"[{string.Join(',', Enumerable.Repeat(violation, 50))}]");

        Assert.Equal(10, Lines().Count());
    }

    [Fact]
    public async Task Reports_AreLimitedByThemselves_AndCostNoCallerAnything()
    {
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < ReportLimit.Burst + 5; i++)
        {
            using var response = await SendAsync(OldType, "{}");
            statuses.Add(response.StatusCode);
        }

        Assert.All(statuses.Take(ReportLimit.Burst), status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var request = await _fixture.Client.GetAsync("/api/models", TestContext.Current.CancellationToken).Bounded();
        Assert.Equal(HttpStatusCode.OK, request.StatusCode);
    }

    [Fact]
    public async Task Address_IsForReportsAlone()
    {
        using var response = await _fixture.Client.GetAsync(ReportEndpoints.Path, TestContext.Current.CancellationToken).Bounded();

        Assert.Equal("page", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        _log.Dispose();
    }

    private IEnumerable<string> Lines() => _log.Lines.Where(line => line.Category == typeof(ReportService).FullName).Select(line => line.Message);

    /// <summary>As a browser does: of its own accord, from another site too.</summary>
    private async Task<HttpResponseMessage> SendAsync(string type, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, ReportEndpoints.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "no-cors");
        request.Headers.Add("Sec-Fetch-Dest", "report");
        return await _fixture.Client.SendAsync(request, TestContext.Current.CancellationToken).Bounded();
    }
}
