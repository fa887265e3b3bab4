using System.Diagnostics.Metrics;

namespace StreamChat.Api.Sse;

/// <summary>Counts event streams; in Prometheus <c>streamchat_open_streams</c>, by which replicas are scaled.</summary>
internal sealed class SseMetrics
{
    private readonly UpDownCounter<long> _open;

    public SseMetrics(IMeterFactory meters)
    {
        _open = meters.Create(ApiTelemetry.Name)
            .CreateUpDownCounter<long>("streamchat.open_streams", "{stream}", "Event streams that are open, by route.");
        _open.Add(0); // a replica without a stream says so
    }

    internal void Opened(string route) => _open.Add(1, Tag(route));

    internal void Closed(string route) => _open.Add(-1, Tag(route));

    private static KeyValuePair<string, object?> Tag(string route) => new("http.route", route);
}
