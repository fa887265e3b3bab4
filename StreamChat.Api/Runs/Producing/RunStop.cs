namespace StreamChat.Api.Runs.Producing;

/// <summary>Why a run is stopped before its answer is whole.</summary>
internal enum RunStop
{
    /// <summary>Somebody asked for it.</summary>
    Cancelled,

    /// <summary>Nobody has read it for long.</summary>
    Orphaned,

    /// <summary>This replica leaves and can wait no longer.</summary>
    Interrupted,

    /// <summary>The store no longer takes it from us: it was deleted, or is somebody else's.</summary>
    Refused,
}
