using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>A conversation and where its row is.</summary>
internal sealed record ConversationRow(long Key, Conversation Record);
