using System.Text.Json;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.App.Telemetry;

/// <summary>Reads the dashboard's telemetry API, which tells what it has and then what comes, a line of JSON each.</summary>
internal sealed class DashboardReader : IDisposable
{
    private readonly HttpClient _client;

    internal DashboardReader(Uri dashboard, string key)
    {
        _client = TestClient.Create(dashboard);
        _client.DefaultRequestHeaders.Add("x-api-key", key);
    }

    /// <summary>All spans, up to the moment when these are enough.</summary>
    internal Task<List<ShownSpan>> SpansAsync(Func<List<ShownSpan>, bool> areEnough) => ReadAsync("spans", "resourceSpans", Spans, areEnough);

    /// <summary>All log lines, up to the moment when these are enough.</summary>
    internal Task<List<ShownLog>> LogsAsync(Func<List<ShownLog>, bool> areEnough) => ReadAsync("logs", "resourceLogs", Logs, areEnough);

    public void Dispose() => _client.Dispose();

    private async Task<List<T>> ReadAsync<T>(string what, string property, Func<JsonElement, IEnumerable<T>> parse, Func<List<T>, bool> areEnough)
    {
        List<T> all = [];
        var begun = TimeProvider.System.GetTimestamp();
        var last = TimeSpan.Zero;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TestTimeouts.Default);
        await using var stream = await _client.GetStreamAsync(new Uri($"/api/telemetry/{what}?follow=true&limit=10000", UriKind.Relative), stop.Token);
        using StreamReader lines = new(stream);
        try
        {
            while (!areEnough(all) && await lines.ReadLineAsync(stop.Token) is { } line)
            {
                using var document = JsonDocument.Parse(line);
                all.AddRange(document.RootElement.GetProperty(property).EnumerateArray().SelectMany(parse).ToList());
                last = TimeProvider.System.GetElapsedTime(begun);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new TimeoutException($"Not enough {what}, the last after {last}:\n{string.Join('\n', all)}");
        }

        return all;
    }

    private static IEnumerable<ShownSpan> Spans(JsonElement resource) =>
        from scope in resource.GetProperty("scopeSpans").EnumerateArray()
        from span in scope.GetProperty("spans").EnumerateArray()
        select new ShownSpan(
            ServiceOf(resource),
            Text(span, "traceId"),
            Text(span, "spanId"),
            Text(span, "parentSpanId"),
            Text(span, "name"),
            Attributes(span),
            span.TryGetProperty("links", out var links) ? [.. links.EnumerateArray().Select(link => $"{Text(link, "traceId")}/{Text(link, "spanId")}")] : []);

    private static IEnumerable<ShownLog> Logs(JsonElement resource) =>
        from scope in resource.GetProperty("scopeLogs").EnumerateArray()
        from log in scope.GetProperty("logRecords").EnumerateArray()
        select new ShownLog(
            ServiceOf(resource), Text(log, "traceId"), Value(log.GetProperty("body")), Attributes(log).GetValueOrDefault("streamchat.request_id"));

    private static string ServiceOf(JsonElement owner) => Attributes(owner.GetProperty("resource")).GetValueOrDefault("service.name", "");

    private static Dictionary<string, string> Attributes(JsonElement owner) => owner.TryGetProperty("attributes", out var attributes)
        ? attributes.EnumerateArray().ToDictionary(attribute => Text(attribute, "key"), attribute => Value(attribute.GetProperty("value")))
        : [];

    private static string Value(JsonElement value) => value.EnumerateObject().First().Value.ToString();

    private static string Text(JsonElement owner, string property) => owner.TryGetProperty(property, out var value) ? value.ToString() : "";
}
