using StreamChat.Api.Conversations;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Api.Conversations.Sending;

/// <summary>Conversations as a test writes them down.</summary>
internal static class Messages
{
    internal static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static Message Question(string content, Message? parent = null) =>
        new() { Id = Ids.New(Now), ParentId = parent?.Id, Role = MessageRole.User, Content = content, CreatedAt = Now };

    internal static Message Answer(
        Message question, string content = "text", MessageStatus status = MessageStatus.Completed, string? finishReason = "stop") => new()
        {
            Id = Ids.New(Now),
            ParentId = question.Id,
            Role = MessageRole.Assistant,
            Content = content,
            Status = status,
            FinishReason = finishReason,
            CreatedAt = Now,
        };

    /// <summary>The last message is the active leaf.</summary>
    internal static StoredConversation Conversation(params Message[] messages)
    {
        var leaf = messages is [.., var last] ? last.Id : null;
        return new StoredConversation(
            new Conversation { Id = Ids.New(Now), ActiveLeaf = leaf, CreatedAt = Now, UpdatedAt = Now }, messages, []);
    }
}
