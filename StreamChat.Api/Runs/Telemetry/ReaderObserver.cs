using System.Diagnostics;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>
/// The span and the numbers of one reader of a run: in the trace of the request that reads, linked to the run, which may be older than that
/// trace and of another replica.
/// </summary>
internal sealed class ReaderObserver
{
    private readonly RunMetrics _metrics;
    private readonly Activity? _span;
    private long _first;
    private long _last;
    private long _events;
    private long _bytes;

    internal ReaderObserver(RunMetrics metrics, Run run, long after)
    {
        _metrics = metrics;
        var current = Activity.Current;
        ActivityLink[] links = ActivityContext.TryParse(run.Trace, null, isRemote: true, out var context) ? [new(context)] : [];
        _span = ApiTelemetry.Source.StartActivity("read run", ActivityKind.Internal, current?.Context ?? default, links: links);
        Activity.Current = current; // it lasts as long as the stream, and nothing happens within it
        _span?.SetTag(RunTags.Run, run.Id).SetTag(RunTags.Conversation, run.ConversationId).SetTag("streamchat.reader.after", after);
    }

    /// <summary>Some events were handed out, which lie together.</summary>
    /// <param name="from">The reader's place before them.</param>
    /// <param name="to">Its place after them; the same for what has no number.</param>
    /// <param name="bytes">How long they are.</param>
    internal void Read(long from, long to, int bytes)
    {
        _bytes += bytes;
        if (to == from)
        {
            return;
        }

        // A reset takes the reader to any place, in one event.
        var count = to > from ? to - from : 1;
        _first = _first == 0 ? to - count + 1 : _first;
        _last = to;
        _events += count;
    }

    /// <summary>The reader waits for what is yet to be written: what it had until now, it was late for.</summary>
    internal void CaughtUp() => _metrics.Replayed(_events, _bytes);

    internal void Closed(string reason)
    {
        _metrics.ReaderClosed(reason);
        if (_span is null)
        {
            return;
        }

        var current = Activity.Current;
        _span.SetTag("streamchat.reader.first_event", _first)
            .SetTag("streamchat.reader.last_event", _last)
            .SetTag("streamchat.reader.events", _events)
            .SetTag("streamchat.reader.bytes", _bytes)
            .SetTag("streamchat.reader.end_reason", reason);
        _span.Dispose();
        Activity.Current = current;
    }
}
