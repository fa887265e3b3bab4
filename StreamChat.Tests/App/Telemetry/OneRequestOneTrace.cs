using System.Text;
using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App.Telemetry;

/// <summary>What the dashboard shows of a send with two readers and one that comes back, while another run goes on beside it.</summary>
internal sealed class OneRequestOneTrace(HttpClient client, DashboardReader dashboard)
{
    private const string Model = "simulator-tokens-60-delay-20";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The run is in the send's trace, its readers are linked to it, and the logs are found by the request id.</summary>
    internal async Task AssertAsync()
    {
        await Task.WhenAll(SendAsync(client, "other"), SendAndReadAsync(client));

        string[] requests = ["send", "second", "back", "other"];
        var spans = await dashboard.SpansAsync(spans =>
            requests.All(request => spans.Any(span => span is { Service: "gateway", ParentId: "" } && span.RequestId == request)
                && spans.Any(span => span.Name == "read run" && span.RequestId == request))
            && spans.Count(span => span.Name == "run") == 2
            && spans.Count(span => span is { Service: "simulator" } && (span.RequestId is "send" or "other")) == 2
            && spans.Where(span => span.RequestId == "send").All(span => span.ParentId.Length == 0 || spans.Any(parent => parent.SpanId == span.ParentId)));
        var runs = spans.Where(span => span.Name == "run").ToDictionary(span => span.RequestId);
        AssertTheSend(spans, runs["send"]);
        AssertReaders(spans, runs["send"]);
        AssertApart(spans, runs);

        var logs = await dashboard.LogsAsync(logs => new[] { "gateway", "api", "simulator" }.All(service =>
            logs.Any(log => log.Service == service && log.RequestId == "send" && log.Text.Contains(" answered 200 in ", StringComparison.Ordinal))));
        Assert.All(logs.Where(log => log.RequestId == "send"), log => Assert.Equal(runs["send"].TraceId, log.TraceId));
        Assert.Contains(logs, log => log.RequestId == "send" && log.Text.Contains(runs["send"].Of("streamchat.run_id")!, StringComparison.Ordinal));
    }

    /// <summary>gateway → api → run → provider → simulator, and Redis: one trace.</summary>
    private static void AssertTheSend(List<ShownSpan> spans, ShownSpan run)
    {
        var trace = spans.Where(span => span.TraceId == run.TraceId).ToDictionary(span => span.SpanId);
        var send = trace[run.ParentId];
        Assert.Equal(("api", "POST /api/conversations/{id}/messages/"), (send.Service, send.Name));
        var root = send;
        while (root.ParentId.Length > 0)
        {
            root = trace[root.ParentId];
        }

        Assert.Equal(("gateway", "send"), (root.Service, root.RequestId));
        var provider = Assert.Single(trace.Values, span => span.ParentId == run.SpanId && span.Name == $"chat {Model}");
        Assert.Equal(
            ("chat", "simulator", Model, "60", "[\"stop\"]"),
            (provider.Of("gen_ai.operation.name"), provider.Of("gen_ai.provider.name"), provider.Of("gen_ai.response.model"), provider.Of("gen_ai.usage.output_tokens"), provider.Of("gen_ai.response.finish_reasons")));
        Assert.Contains("say hello", provider.Of("gen_ai.input.messages"), StringComparison.Ordinal);
        var call = Assert.Single(trace.Values, span => span.ParentId == provider.SpanId);
        Assert.Equal("simulator", Assert.Single(trace.Values, span => span.ParentId == call.SpanId).Service);
        Assert.Equal(("completed", "stop"), (run.Of("streamchat.run_state"), run.Of("streamchat.finish_reason")));
        Assert.InRange(trace.Count, 8, 20); // a span a step, and none a token
        Assert.All(trace.Values, span => Assert.Equal("send", span.RequestId));
    }

    private static void AssertReaders(List<ShownSpan> spans, ShownSpan run)
    {
        var readers = spans.Where(span => span.Name == "read run" && span.Of("streamchat.run_id") == run.Of("streamchat.run_id")).ToDictionary(span => span.RequestId);
        var last = run.Of("streamchat.events");
        Assert.Equal(["back", "second", "send"], readers.Keys.Order());
        Assert.All(readers.Values, reader => Assert.Equal([$"{run.TraceId}/{run.SpanId}"], reader.Links));
        Assert.Equal(
            [("back", "6", last, "completed"), ("second", "1", last, "completed"), ("send", "1", last, "completed")],
            readers.OrderBy(reader => reader.Key).Select(reader => (
                reader.Key,
                reader.Value.Of("streamchat.reader.first_event"),
                reader.Value.Of("streamchat.reader.last_event"),
                reader.Value.Of("streamchat.reader.end_reason"))));
        Assert.All(readers.Values, reader => Assert.InRange(int.Parse(reader.Of("streamchat.reader.bytes")!, null), 1000, 100_000));
        Assert.Equal(3, readers.Values.Select(reader => reader.TraceId).Distinct().Count());
    }

    private static void AssertApart(List<ShownSpan> spans, Dictionary<string, ShownSpan> runs)
    {
        Assert.NotEqual(runs["send"].TraceId, runs["other"].TraceId);
        Assert.All(spans.Where(span => span.TraceId == runs["other"].TraceId), span => Assert.Equal("other", span.RequestId));
        Assert.DoesNotContain(spans, span => span.Of("url.path") is "/health" or "/health/ready");
    }

    private static async Task SendAndReadAsync(HttpClient client)
    {
        using var send = await StartAsync(client, "send");
        var run = send.Headers.Location!;
        await Task.WhenAll(send.Content.ReadAsStringAsync(Cancellation), ReadAsync(client, run, "second", null)).Bounded();
        await ReadAsync(client, run, "back", "5");
    }

    private static async Task SendAsync(HttpClient client, string requestId)
    {
        using var send = await StartAsync(client, requestId);
        await send.Content.ReadAsStringAsync(Cancellation).Bounded();
    }

    private static async Task<HttpResponseMessage> StartAsync(HttpClient client, string requestId)
    {
        using var created = await client.PostAsync(new Uri("/api/conversations", UriKind.Relative), Json("{}"), Cancellation).Bounded();
        using var conversation = JsonDocument.Parse(await created.Content.ReadAsStringAsync(Cancellation).Bounded());
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/conversations/{conversation.RootElement.GetProperty("id").GetString()}/messages")
        {
            Headers = { { "X-Request-ID", requestId }, { "Accept", "text/event-stream" } },
            Content = Json($$"""{"content":"say hello","model":"{{Model}}"}"""),
        };
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation).Bounded();
    }

    private static async Task ReadAsync(HttpClient client, Uri run, string requestId, string? after)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"{run}/events") { Headers = { { "X-Request-ID", requestId } } };
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        using var response = await client.SendAsync(request, Cancellation).Bounded();
        Assert.Contains("event: done", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
