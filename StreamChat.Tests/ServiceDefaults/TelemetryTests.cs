using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Gateway;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>What a collector gets of a request through the gateway.</summary>
public sealed class TelemetryTests
{
    private static readonly ActivitySource Source = new("StreamChat.Tests");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_IsOneTrace_FromGatewayToApiAndOn()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        var id = RequestId.New();
        await AskAsync(collector, id, "/api/work");

        var spans = collector.Spans.Where(span => span.Attributes.GetValueOrDefault(RequestId.TagName) == id).ToList();
        var gateway = Assert.Single(spans, span => span.Name == "GET /api/{**rest}");
        var call = Assert.Single(spans, span => span is { Kind: ExportedSpan.Client, Name: "GET" });
        var api = Assert.Single(spans, span => span.Name == "GET /api/work");
        var work = Assert.Single(spans, span => span.Name == "work");

        Assert.Single(spans.Select(span => span.TraceId).Distinct());
        Assert.Equal((ExportedSpan.Server, ExportedSpan.Server), (gateway.Kind, api.Kind));
        Assert.Equal((call.SpanId, api.SpanId), (api.ParentId, work.ParentId));
        Assert.Equal(gateway.SpanId, Up(spans, call).SpanId);
        Assert.Equal(
            ("GET", "/api/work", "/api/work", "200"),
            (api.Attributes["http.request.method"], api.Attributes["url.path"], api.Attributes["http.route"], api.Attributes["http.response.status_code"]));
    }

    [Fact]
    public async Task EverySpan_HasTheRequestId_OfItsTrace()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        var id = RequestId.New();
        await AskAsync(collector, id, "/api/work");

        var trace = collector.Spans.First(span => span.Attributes.GetValueOrDefault(RequestId.TagName) == id).TraceId;
        var without = collector.Spans.Where(span => span.TraceId == trace && span.Attributes.GetValueOrDefault(RequestId.TagName) != id);

        // Only the call of the test's own client, which is no service of ours and began before the id was known.
        Assert.All(without, span => Assert.Equal((ExportedSpan.Client, ""), (span.Kind, span.ParentId)));
    }

    [Fact]
    public async Task LogLine_HasRequestIdAndTrace_OfItsRequest()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        var id = RequestId.New();
        await AskAsync(collector, id, "/api/work");

        var log = collector.Logs.First(log => log.Attributes.GetValueOrDefault(RequestId.TagName) == id && log.Body == "Working on 7.");
        var work = Assert.Single(collector.Spans, span => span.Name == "work" && span.TraceId == log.TraceId);

        Assert.Equal(work.SpanId, log.SpanId);
        Assert.Equal("7", log.Attributes["Number"]);
    }

    [Fact]
    public async Task Span_IsAnError_WhenTheRequestFailedOnOurSide()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        var id = RequestId.New();
        await AskAsync(collector, id, "/api/fail");

        var api = Assert.Single(collector.Spans, span => span.Name == "GET /api/fail" && span.Attributes.GetValueOrDefault(RequestId.TagName) == id);

        Assert.True(api.IsError);
        Assert.Equal(("500", "500", "/api/fail"), (api.Attributes["http.response.status_code"], api.Attributes["error.type"], api.Attributes["http.route"]));
    }

    [Fact]
    public async Task Probe_IsNotTraced()
    {
        await using var collector = await Collector.StartAsync(Cancellation);
        var id = RequestId.New();
        await AskAsync(collector, id, "/health");

        Assert.DoesNotContain(collector.Spans, span => span.Attributes.GetValueOrDefault(RequestId.TagName) == id);
    }

    /// <summary>One request through a gateway to an api, both of which have flushed when this ends.</summary>
    private static async Task AskAsync(Collector collector, string id, string path)
    {
        await using var api = await DefaultsHost.StartAsync(Map, Cancellation, null, [.. collector.Settings, ("OTEL_SERVICE_NAME", "api")]);
        await using var gateway = GatewayFixture.Start(api.Address, api.Address, [.. collector.Settings, ("OTEL_SERVICE_NAME", "gateway")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(RequestId.HeaderName, id);
        using var response = await gateway.Client.SendAsync(request, Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        Assert.Equal([id], response.Headers.GetValues(RequestId.HeaderName));
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/api/work", (ILogger<TelemetryTests> logger) =>
        {
            using var span = Source.StartActivity("work");
            logger.LogWarning("Working on {Number}.", 7);
        });
        app.MapGet("/api/fail", string () => throw new InvalidOperationException("expected"));
    }

    /// <summary>The parent, past the span that the proxy has between.</summary>
    private static ExportedSpan Up(List<ExportedSpan> spans, ExportedSpan span)
    {
        var parent = spans.Single(candidate => candidate.SpanId == span.ParentId);
        return parent.Name == "proxy.forwarder" ? Up(spans, parent) : parent;
    }
}
