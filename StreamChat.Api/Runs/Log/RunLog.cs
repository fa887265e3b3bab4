using System.Diagnostics;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Log;

/// <summary>
/// The events of one run in memory, encoded once and shared by all readers of this replica. One thread appends (the producer, or a
/// follower that copies from the store), one says up to where they are visible, and any number of readers go through them at their own
/// pace by a <see cref="LogCursor"/>; none of these waits for another.
/// </summary>
internal sealed class RunLog
{
    private readonly Lock _lock = new();
    private readonly List<LogCursor> _waiting = [];
    private volatile LogStrand _strand;
    private volatile bool _isResumable;
    private volatile LogState _state;
    private long _changes;

    /// <summary>Begins empty.</summary>
    /// <param name="first">The number of the first event that will be in it: 1, but for a log whose beginning is no longer held.</param>
    /// <param name="isResumable">Whether what is visible in it is in the store.</param>
    internal RunLog(long first = 1, bool isResumable = true)
    {
        _strand = new LogStrand(first);
        _isResumable = isResumable;
    }

    /// <summary>The first event that it holds or will hold.</summary>
    internal long First => _strand.First;

    /// <summary>The last event appended; 0 while there is none.</summary>
    internal long Last => _strand.Last;

    /// <summary>The last event that readers may see; 0 while there is none.</summary>
    internal long Visible => _strand.Visible;

    /// <summary>How many bytes were appended.</summary>
    internal long Bytes => _strand.Bytes;

    /// <summary>Whether what is visible is in the store, so that it can be read on another replica.</summary>
    internal bool IsResumable => _isResumable;

    internal LogState State => _state;

    internal LogStrand Strand => _strand;

    /// <summary>Appends the event that has the next number, which its frame carries as its id; it is not visible yet.</summary>
    internal long Append(ReadOnlySpan<byte> frame) => _strand.Append(frame);

    /// <summary>
    /// Appends what is new of a batch and makes it visible. False, and nothing happens, when events are missing between what is held and
    /// the batch.
    /// </summary>
    internal bool TryAppend(LogBatch batch)
    {
        var strand = _strand;
        if (batch.First > strand.Last + 1)
        {
            return false;
        }

        var rest = batch.Events.Span;
        for (var sequence = batch.First; sequence <= batch.Last; sequence++)
        {
            var length = LengthOfFirst(rest);
            if (sequence > strand.Last)
            {
                strand.Append(rest[..length]);
            }

            rest = rest[length..];
        }

        Publish(strand.Last);
        return true;
    }

    /// <summary>Makes events visible up to this one.</summary>
    internal void Publish(long sequence)
    {
        Debug.Assert(sequence <= Last, "What is visible was appended.");
        _strand.Publish(sequence);
        Wake();
    }

    /// <summary>
    /// Begins anew with a <c>reset</c> event, because what was held is no longer what the store holds. Readers get it next, wherever
    /// they were, and then what follows it.
    /// </summary>
    internal void Reset(long sequence, ReadOnlySpan<byte> frame)
    {
        var strand = new LogStrand(sequence);
        strand.Append(frame);
        strand.Publish(sequence);
        _strand = strand;
        Wake();
    }

    /// <summary>Tells readers that from here on the store keeps up, or does not.</summary>
    internal void SetResumable(bool isResumable)
    {
        if (_isResumable != isResumable)
        {
            _isResumable = isResumable;
            Wake();
        }
    }

    /// <summary>Has readers look again, though nothing came.</summary>
    internal void Nudge() => Wake();

    /// <summary>The run has ended: readers end after the last visible event.</summary>
    internal void Complete() => End(LogState.Completed);

    /// <summary>This replica no longer knows how the run goes on: readers are told to come again.</summary>
    internal void Leave() => End(LogState.Left);

    /// <summary>
    /// The bytes of consecutive events, both ends included: what is held itself where that is possible, else a copy. They never change.
    /// </summary>
    internal ReadOnlyMemory<byte> Slice(long from, long to) => LogSlice.Of(_strand, from, to);

    /// <summary>The events after one, up to another, but only about so many bytes of them.</summary>
    internal LogBatch SliceAfter(long after, long to, int maxBytes) => LogSlice.Of(_strand, after + 1, to, maxBytes);

    /// <summary>Counts what readers are told of.</summary>
    internal long Changes => Volatile.Read(ref _changes);

    /// <summary>Has a cursor woken at the next change. False when there was one since, or its wait was cancelled before it began.</summary>
    internal bool TryWait(LogCursor cursor, long changesSeen, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_changes != changesSeen || cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            _waiting.Add(cursor);
            return true;
        }
    }

    /// <summary>False when the cursor has been woken or does not wait.</summary>
    internal bool TryForget(LogCursor cursor)
    {
        lock (_lock)
        {
            return _waiting.Remove(cursor);
        }
    }

    private void End(LogState state)
    {
        if (_state == LogState.Open)
        {
            _state = state;
            Wake();
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Volatile.Write(ref _changes, _changes + 1);
            foreach (var cursor in _waiting)
            {
                cursor.Wake(); // only queues: a reader's own code never runs here
            }

            _waiting.Clear();
        }
    }

    /// <summary>An event ends with its empty line; its data, being JSON, has no line break.</summary>
    private static int LengthOfFirst(ReadOnlySpan<byte> events)
    {
        var end = events.IndexOf("\n\n"u8);
        return end >= 0 ? end + 2 : throw new InvalidDataException("A batch holds fewer events than it says.");
    }
}
