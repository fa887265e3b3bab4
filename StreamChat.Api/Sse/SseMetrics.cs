using System.Diagnostics.Metrics;

namespace StreamChat.Api.Sse;

/// <summary>Counts event streams.</summary>
internal sealed class SseMetrics
{
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _cut;

    public SseMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ApiTelemetry.Name);
        _open = meter.CreateUpDownCounter<long>("streamchat.streams.open", "{stream}", "Event streams that are open, by route.");
        _cut = meter.CreateCounter<long>("streamchat.streams.cut", "{stream}", "Event streams cut because their reader did not read.");
    }

    internal void Opened(string route) => _open.Add(1, Tag(route));

    internal void Closed(string route) => _open.Add(-1, Tag(route));

    internal void Cut() => _cut.Add(1);

    private static KeyValuePair<string, object?> Tag(string route) => new("http.route", route);
}
