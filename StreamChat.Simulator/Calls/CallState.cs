namespace StreamChat.Simulator.Calls;

/// <summary>Where a call stands.</summary>
internal enum CallState
{
    /// <summary>It is being answered.</summary>
    Open,

    /// <summary>Everything was sent.</summary>
    Completed,

    /// <summary>The client left before that.</summary>
    Aborted,

    /// <summary>It was refused with an error status, or a fault of its model ended it.</summary>
    Failed,
}
