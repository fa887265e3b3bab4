using System.Diagnostics.Metrics;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>How runs go and are read, in numbers.</summary>
internal sealed class RunMetrics
{
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320] };
    private static readonly InstrumentAdvice<double> FirstTokens = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40] };
    private static readonly InstrumentAdvice<long> Readers = new() { HistogramBucketBoundaries = [0, 1, 2, 3, 5, 10, 100] };
    private static readonly InstrumentAdvice<long> Events = new() { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000] };
    private static readonly InstrumentAdvice<long> Bytes = new() { HistogramBucketBoundaries = [0, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 16_777_216] };

    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<long> _readers;
    private readonly Counter<long> _readersEnded;
    private readonly Histogram<long> _replayedEvents;
    private readonly Histogram<long> _replayedBytes;
    private readonly Histogram<long> _written;

    public RunMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ApiTelemetry.Name);
        _open = meter.CreateUpDownCounter<long>("streamchat.runs.open", "{run}", "Runs in progress that this replica owns.");
        _open.Add(0);
        _ended = meter.CreateCounter<long>("streamchat.runs.ended", "{run}", "Runs that ended, by state and by what went wrong.");
        _duration = meter.CreateHistogram("streamchat.run.duration", "s", "From a run's start to its stored end, by state.", advice: Durations);
        _firstToken = meter.CreateHistogram("streamchat.run.time_to_first_token", "s", "From a run's start to its first token.", advice: FirstTokens);
        _readers = meter.CreateHistogram("streamchat.run.readers", "{reader}", "How often a run was read on the replica that owns it.", advice: Readers);
        _readersEnded = meter.CreateCounter<long>("streamchat.readers.ended", "{reader}", "Readers of runs that ended, by reason.");
        _replayedEvents = meter.CreateHistogram("streamchat.reader.replayed_events", "{event}", "Events that were there before their reader.", advice: Events);
        _replayedBytes = meter.CreateHistogram("streamchat.reader.replayed_bytes", "By", "The size of what was there before its reader.", advice: Bytes);
        _written = meter.CreateHistogram("streamchat.log.write.events", "{event}", "Events of a run that went to the store in one write.", advice: Events);
    }

    internal void Opened() => _open.Add(1);

    internal void FirstToken(TimeSpan after) => _firstToken.Record(after.TotalSeconds);

    internal void Closed(string state, string code, TimeSpan after, long readers)
    {
        KeyValuePair<string, object?> tag = new("state", state);
        _open.Add(-1);
        _ended.Add(1, tag, new KeyValuePair<string, object?>("code", code));
        _duration.Record(after.TotalSeconds, tag);
        _readers.Record(readers);
    }

    internal void Replayed(long events, long bytes)
    {
        _replayedEvents.Record(events);
        _replayedBytes.Record(bytes);
    }

    internal void ReaderClosed(string reason) => _readersEnded.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void Written(long events) => _written.Record(events);
}
