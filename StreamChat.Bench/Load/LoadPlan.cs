using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load;

/// <summary>How a load comes.</summary>
/// <param name="Shape">What each answer looks like.</param>
/// <param name="Streams">How many at once.</param>
internal sealed record LoadPlan(Shape Shape, int Streams)
{
    /// <summary>For how long each stream is followed by another; zero: each comes once.</summary>
    internal TimeSpan Repeat { get; init; }

    /// <summary>How often at most each is followed by another.</summary>
    internal int MostRepeats { get; init; } = int.MaxValue;

    /// <summary>The time over which the first streams begin.</summary>
    internal TimeSpan Spread { get; init; }

    /// <summary>Whether it comes over HTTP/2.</summary>
    internal bool Http2 { get; init; }
}
