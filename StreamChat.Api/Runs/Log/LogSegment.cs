using System.Diagnostics;

namespace StreamChat.Api.Runs.Log;

/// <summary>
/// A stretch of a log: whole events, one after the other in one array. One thread appends, any number read; what a reader has been told of
/// (<see cref="LogStrand.Visible"/>) never changes any more.
/// </summary>
/// <param name="first">The sequence number of its first event.</param>
/// <param name="size">How many bytes it holds.</param>
internal sealed class LogSegment(long first, int size)
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private int[] _ends = new int[16];
    private int _count;
    private int _used;
    private volatile LogSegment? _next;

    internal long First => first;

    /// <summary>The last event in it; one less than <see cref="First"/> while there is none.</summary>
    internal long Last => first + Volatile.Read(ref _count) - 1;

    /// <summary>Where the log goes on; null at its end.</summary>
    internal LogSegment? Next
    {
        get => _next;
        set => _next = value;
    }

    /// <summary>False when it is full.</summary>
    internal bool TryAppend(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > _bytes.Length - _used)
        {
            return false;
        }

        frame.CopyTo(_bytes.AsSpan(_used));
        _used += frame.Length;
        if (_count == _ends.Length)
        {
            // Readers go on with the old table until they see the new count.
            var longer = new int[_ends.Length * 2];
            _ends.CopyTo(longer, 0);
            Volatile.Write(ref _ends, longer);
        }

        _ends[_count] = _used;
        Volatile.Write(ref _count, _count + 1);
        return true;
    }

    /// <summary>The bytes of some of its events, both ends included.</summary>
    internal ReadOnlyMemory<byte> Slice(long from, long to)
    {
        Debug.Assert(from >= First && to <= Last && from <= to, "The events are in it.");
        var ends = Volatile.Read(ref _ends);
        var start = from == first ? 0 : ends[from - first - 1];
        return _bytes.AsMemory(start, ends[to - first] - start);
    }
}
