namespace StreamChat.Api.Runs.Log;

/// <summary>The events of a log without gap, from some sequence number on. One thread appends, any number read up to <see cref="Visible"/>.</summary>
internal sealed class LogStrand
{
    private const int SegmentSize = 16 * 1024;
    private const int FirstSegmentSize = 4 * 1024; // many answers are short, and many runs wait for their first token

    private LogSegment _tail;
    private long _last;
    private long _visible;
    private long _bytes;

    internal LogStrand(long first)
    {
        First = first;
        Head = _tail = new LogSegment(first, FirstSegmentSize);
        _last = _visible = first - 1;
    }

    /// <summary>The sequence number of its first event, which need not be there yet.</summary>
    internal long First { get; }

    internal LogSegment Head { get; }

    /// <summary>The last event appended; one less than <see cref="First"/> while there is none.</summary>
    internal long Last => Volatile.Read(ref _last);

    /// <summary>The last event that readers may see.</summary>
    internal long Visible => Volatile.Read(ref _visible);

    /// <summary>How much was appended.</summary>
    internal long Bytes => Volatile.Read(ref _bytes);

    internal long Append(ReadOnlySpan<byte> frame)
    {
        if (!_tail.TryAppend(frame))
        {
            var next = new LogSegment(_last + 1, Math.Max(SegmentSize, frame.Length));
            next.TryAppend(frame);
            _tail.Next = next;
            _tail = next;
        }

        Volatile.Write(ref _bytes, _bytes + frame.Length);
        Volatile.Write(ref _last, _last + 1);
        return _last;
    }

    /// <summary>Moves <see cref="Visible"/> on, from whichever thread; never back.</summary>
    internal void Publish(long sequence)
    {
        var seen = Visible;
        while (seen < sequence)
        {
            var before = Interlocked.CompareExchange(ref _visible, sequence, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
