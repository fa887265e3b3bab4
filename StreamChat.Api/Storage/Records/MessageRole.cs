namespace StreamChat.Api.Storage.Records;

/// <summary>Who speaks.</summary>
internal enum MessageRole
{
    User,
    Assistant,
}
