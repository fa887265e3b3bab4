using System.Diagnostics.Metrics;

namespace StreamChat.Gateway.Limits;

/// <summary>What the gateway lets through, in numbers.</summary>
internal sealed class LimitMetrics
{
    internal const string Requests = "requests";
    internal const string OpenStreams = "open_streams";
    internal const string Tokens = "tokens";

    private const string Name = "StreamChat.Gateway";

    private readonly Counter<long> _rejected;
    private readonly UpDownCounter<long> _open;

    public LimitMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _rejected = meter.CreateCounter<long>("streamchat.limit.rejections", "{request}", "Requests that were refused, by the limit that they reached.");
        _open = meter.CreateUpDownCounter<long>("streamchat.open_streams", "{stream}", "Event streams that go through this replica.");
        _open.Add(0); // a replica without a stream says so
    }

    internal void Rejected(string limit) => _rejected.Add(1, new KeyValuePair<string, object?>("limit", limit));

    internal void Opened() => _open.Add(1);

    internal void Closed() => _open.Add(-1);
}
