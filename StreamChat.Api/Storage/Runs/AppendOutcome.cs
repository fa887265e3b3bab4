namespace StreamChat.Api.Storage.Runs;

/// <summary>What came of writing to a run's log.</summary>
internal enum AppendOutcome
{
    Written,

    /// <summary>It is written, and somebody asked to end the run.</summary>
    WrittenCancelRequested,

    /// <summary>The run is somebody else's now, has ended, or was deleted: nothing was written, and the writer must stop.</summary>
    Refused,

    /// <summary>
    /// The log has lost events that come before these, with a server that failed: nothing was written, and the writer sends again all that it
    /// still has, from the first event on; what the log holds of it is skipped.
    /// </summary>
    TailLost,
}
