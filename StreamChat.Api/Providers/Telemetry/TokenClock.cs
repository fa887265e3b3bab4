namespace StreamChat.Api.Providers.Telemetry;

/// <summary>When the pieces of one answer came: the first, the last, and the longest wait between two.</summary>
internal struct TokenClock
{
    private TimeSpan _longest;
    private TimeSpan _whole;
    private long _last;
    private int _pieces;

    /// <summary>When the first piece came.</summary>
    internal long? First { get; private set; }

    /// <summary>A piece has come; true for the first.</summary>
    internal bool Move(TimeProvider time)
    {
        var now = time.GetTimestamp();
        _pieces++;
        if (First is null)
        {
            (First, _last) = (now, now);
            return true;
        }

        var gap = time.GetElapsedTime(_last, now);
        _longest = gap > _longest ? gap : _longest;
        _whole += gap;
        _last = now;
        return false;
    }

    /// <summary>The waits after the first piece; null when there was none. The provider knows best how many tokens there were.</summary>
    internal readonly (TimeSpan Longest, TimeSpan Mean)? Gaps(long? tokens) =>
        _pieces < 2 ? null : (_longest, _whole / Math.Max(1, Math.Max(_pieces, tokens ?? 0) - 1));
}
