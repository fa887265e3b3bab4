namespace StreamChat.Api.Storage.Records;

/// <summary>How far a message is.</summary>
internal enum MessageStatus
{
    Streaming,
    Completed,
    Cancelled,
    Failed,
    Interrupted,
}
