namespace StreamChat.Api.Runs;

/// <summary>The times of this room that nobody needs to set: they follow from each other and from what clients were promised.</summary>
internal static class RunTimes
{
    /// <summary>After how long a reader comes again whose connection was lost.</summary>
    internal static readonly TimeSpan ReaderRetry = TimeSpan.FromSeconds(2);

    /// <summary>Readers that a leaving replica sends away come again within this time, so that they do not come all at once.</summary>
    internal static readonly TimeSpan ReconnectSpread = TimeSpan.FromSeconds(5);

    /// <summary>From one write of a run to its next: at most 20 a second, whatever the provider's pace.</summary>
    internal static readonly TimeSpan WriteSpacing = TimeSpan.FromMilliseconds(50);

    /// <summary>How long readers wait for a write: then they see events that the store does not hold yet.</summary>
    internal static readonly TimeSpan WriteGate = TimeSpan.FromMilliseconds(250);

    /// <summary>No call of the store takes as long by itself: when one seems to, this process did not run meanwhile.</summary>
    internal static readonly TimeSpan StandStill = TimeSpan.FromSeconds(2);

    /// <summary>From one attempt to write to the next while the store is away; twice as long after each, up to the last of these.</summary>
    internal static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);

    internal static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(2);

    /// <summary>How long the end of an answer is held while it cannot be stored; then readers are told so.</summary>
    internal static readonly TimeSpan EndHeld = TimeSpan.FromSeconds(60);

    /// <summary>How long a reader that has seen more than the store holds waits for the store to hold it, before it gets the whole message instead.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromSeconds(3);

    /// <summary>How long who cancels waits for the end.</summary>
    internal static readonly TimeSpan CancelWait = TimeSpan.FromSeconds(1);

    /// <summary>How long the log of a run that has ended stays in memory, where it costs the store nothing to read it once more.</summary>
    internal static readonly TimeSpan KeptAfterEnd = TimeSpan.FromSeconds(30);

    /// <summary>How often the owner of a run is told that it is read on another replica.</summary>
    internal static readonly TimeSpan Touch = TimeSpan.FromSeconds(30);

    /// <summary>How long a run outside of any conversation goes on without a reader: long enough to come back, and nothing is left of it later.</summary>
    internal static readonly TimeSpan StandaloneOrphan = TimeSpan.FromSeconds(15);

    /// <summary>The same as <see cref="Touch"/> for runs that are cancelled so soon.</summary>
    internal static readonly TimeSpan StandaloneTouch = TimeSpan.FromSeconds(5);
}
