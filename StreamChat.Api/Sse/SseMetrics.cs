using System.Diagnostics.Metrics;

namespace StreamChat.Api.Sse;

/// <summary>Counts event streams.</summary>
internal sealed class SseMetrics
{
    private readonly UpDownCounter<long> _open;

    public SseMetrics(IMeterFactory meters) =>
        _open = meters.Create(ApiTelemetry.Name).CreateUpDownCounter<long>("streamchat.streams.open", "{stream}", "Event streams that are open, by route.");

    internal void Opened(string route) => _open.Add(1, Tag(route));

    internal void Closed(string route) => _open.Add(-1, Tag(route));

    private static KeyValuePair<string, object?> Tag(string route) => new("http.route", route);
}
