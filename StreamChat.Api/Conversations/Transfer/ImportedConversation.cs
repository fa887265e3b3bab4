using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>What is to be added: a conversation with new ids, and its messages in the file's order.</summary>
internal sealed record ImportedConversation(Conversation Conversation, IReadOnlyList<Message> Messages);
