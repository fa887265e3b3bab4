namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>Says, byte by byte, when a connection is to be cut.</summary>
internal sealed class CutWatch(IEnumerable<Cut> cuts)
{
    private static readonly byte[] LastEvent = "event: done\n"u8.ToArray();

    private readonly Queue<Cut> _left = new(cuts);
    private int _sinceDue;
    private int _matched;

    /// <summary>How many are still to come.</summary>
    internal int Left => _left.Count;

    /// <summary>A new connection: what was counted on the last one does not count.</summary>
    internal void Restart()
    {
        _sinceDue = 0;
        _matched = 0;
    }

    /// <summary>True when the connection is cut after this byte.</summary>
    internal bool CutsAfter(byte value, int text)
    {
        if (!_left.TryPeek(out var cut) || text < cut.AtText || !IsHere(cut, value))
        {
            return false;
        }

        _left.Dequeue();
        return true;
    }

    private bool IsHere(Cut cut, byte value) => cut.Place switch
    {
        CutPlace.InsideCharacter => value >= 0xC0,
        CutPlace.InLastEvent => IsInLastEvent(value) && _sinceDue++ >= cut.Bytes,
        _ => _sinceDue++ >= cut.Bytes,
    };

    private bool IsInLastEvent(byte value)
    {
        if (_matched < LastEvent.Length)
        {
            _matched = value == LastEvent[_matched] ? _matched + 1 : value == LastEvent[0] ? 1 : 0;
            return false;
        }

        return true;
    }
}
