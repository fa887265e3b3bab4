namespace StreamChat.Api.Storage.Runs;

/// <summary>What came of starting a turn.</summary>
internal enum TurnResult
{
    /// <summary>It stands, and the caller owns its run.</summary>
    Started,

    /// <summary>The idempotency key had started a run before; nothing was written.</summary>
    Repeated,

    /// <summary>The idempotency key was used for something else.</summary>
    KeyMismatch,

    /// <summary>A run is in progress on that branch.</summary>
    BranchBusy,

    /// <summary>The conversation is no longer at the version that the turn was made for; read it again.</summary>
    Stale,

    /// <summary>The conversation, or the message under which the turn grows, does not exist.</summary>
    NotFound,
}
