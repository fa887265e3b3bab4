using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Conversations;

/// <summary>What came of a change: the record as it is now (null when there is none), and whether the version was the expected one.</summary>
internal readonly record struct ConversationUpdate(Conversation? Current, bool IsStale);
