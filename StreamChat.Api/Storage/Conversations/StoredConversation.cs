using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Conversations;

/// <summary>A conversation as a whole, as it was at one moment.</summary>
internal sealed record StoredConversation(Conversation Conversation, IReadOnlyList<Message> Messages, IReadOnlyList<Run> RunsInProgress);
