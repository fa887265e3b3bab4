using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>A conversation as a file that comes back in by an import.</summary>
/// <param name="Format">What kind of file it is.</param>
/// <param name="FormatVersion">Of the file's layout.</param>
/// <param name="Conversation">Its record.</param>
/// <param name="Messages">The whole tree, in the order of their making.</param>
internal sealed record ExportJson(string Format, int FormatVersion, ConversationJson Conversation, IReadOnlyList<MessageJson> Messages)
{
    internal const string FormatName = "streamchat.conversation";
    internal const int CurrentVersion = 1;

    internal static ExportJson Of(StoredConversation stored) =>
        new(FormatName, CurrentVersion, new ConversationJson(stored.Conversation), [.. stored.Messages.Select(Export)]);

    /// <summary>Runs and requests are not in the file; an answer in progress is in it as what it would be if nothing more came.</summary>
    private static MessageJson Export(Message message) =>
        new(message.Status == MessageStatus.Streaming ? message with { Status = MessageStatus.Interrupted, EndedAt = message.CreatedAt } : message)
        {
            RunId = null,
            RequestId = null,
        };
}
