namespace StreamChat.Simulator.Pacing;

/// <summary>The pauses before a call's tokens, in whole milliseconds.</summary>
internal sealed class Pace(ulong seed, TimeSpan shortest, TimeSpan longest)
{
    private readonly double _shortest = shortest.TotalMilliseconds;
    private readonly double _spread = (longest - shortest).TotalMilliseconds;
    private ulong _state = seed;

    /// <summary>True when there are no pauses at all.</summary>
    internal bool IsImmediate => longest == TimeSpan.Zero;

    internal TimeSpan Next()
    {
        _state = Seed.Mix(_state);
        var fraction = (_state >> 11) * (1.0 / (1UL << 53));
        return TimeSpan.FromMilliseconds(Math.Round(_shortest + (_spread * fraction)));
    }
}
