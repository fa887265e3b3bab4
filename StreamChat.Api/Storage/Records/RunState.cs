namespace StreamChat.Api.Storage.Records;

/// <summary>How far a run is. From <see cref="Completed"/> on it has ended, and nothing changes any more.</summary>
internal enum RunState
{
    Queued,
    Streaming,
    Completed,
    Cancelled,
    Failed,
    Interrupted,
}
