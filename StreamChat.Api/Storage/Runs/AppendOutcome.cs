namespace StreamChat.Api.Storage.Runs;

/// <summary>What came of writing to a run's log.</summary>
internal enum AppendOutcome
{
    Written,

    /// <summary>It is written, and somebody asked to end the run.</summary>
    WrittenCancelRequested,

    /// <summary>The run is somebody else's now, has ended, or was deleted: nothing was written, and the writer must stop.</summary>
    Refused,
}
