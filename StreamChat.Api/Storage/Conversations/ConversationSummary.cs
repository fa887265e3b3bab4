using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Conversations;

/// <summary>A conversation as a list shows it.</summary>
/// <param name="Conversation">Without its messages.</param>
/// <param name="IsRunning">Whether an answer is in progress in it.</param>
internal sealed record ConversationSummary(Conversation Conversation, bool IsRunning);
