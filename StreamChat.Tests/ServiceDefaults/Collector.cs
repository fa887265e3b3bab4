using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using StreamChat.Tests.Infrastructure;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>An OpenTelemetry collector for OTLP over HTTP that keeps what it gets.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ExportedSpan> _spans = [];
    private UpstreamHost? _host;

    /// <summary>By span id: services in one process hear each other's spans and may send the same one.</summary>
    internal IEnumerable<ExportedSpan> Spans => _spans.Values;

    internal ConcurrentQueue<ExportedLog> Logs { get; } = [];

    /// <summary>All that came, of every signal, as text.</summary>
    internal ConcurrentQueue<(string Signal, string Text)> Received { get; } = [];

    /// <summary>What a service needs to send here.</summary>
    internal (string Key, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _host!.Address.AbsoluteUri),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_TRACES_SAMPLER", "always_on"), // services in one process also use up each other's traces a second
    ];

    internal static async Task<Collector> StartAsync(CancellationToken cancellationToken)
    {
        var collector = new Collector();
        collector._host = await UpstreamHost.StartAsync(collector.TakeAsync, cancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => _host!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Received.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
        var request = new Protobuf(body.ToArray());
        switch (context.Request.Path.Value)
        {
            case "/v1/traces":
                Add(request);
                break;
            case "/v1/logs":
                AddLogs(request);
                break;
        }

        context.Response.ContentType = "application/x-protobuf";
    }

    /// <summary>resource_spans = 1 → scope_spans = 2 → spans = 2.</summary>
    private void Add(Protobuf request)
    {
        foreach (var span in request.Messages(1).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2)))
        {
            const ulong Error = 2;
            var isError = span.Messages(15).Any(status => status.Number(3) == Error);
            _spans[span.Hex(2)] = new ExportedSpan(
                span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), (int)span.Number(6), isError, Attributes(span, 9));
        }
    }

    /// <summary>resource_logs = 1 → scope_logs = 2 → log_records = 2.</summary>
    private void AddLogs(Protobuf request)
    {
        foreach (var log in request.Messages(1).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2)))
        {
            Logs.Enqueue(new ExportedLog(log.Messages(5).Single().Text(1), log.Hex(9), log.Hex(10), Attributes(log, 6)));
        }
    }

    /// <summary>key = 1, value = 2, of which string_value = 1 and int_value = 3.</summary>
    private static Dictionary<string, string> Attributes(Protobuf owner, int number)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var attribute in owner.Messages(number))
        {
            var value = attribute.Messages(2).Single();
            attributes[attribute.Text(1)] = value.Text(1) is { Length: > 0 } text ? text : $"{value.Number(3)}";
        }

        return attributes;
    }
}
