using StreamChat.Api.Conversations.Json;

namespace StreamChat.Api.Conversations.Live;

/// <summary>The data of <c>conversation</c>: its record has changed, or whether an answer is in progress.</summary>
internal sealed record LiveConversationJson(SummaryJson Conversation, string RequestId);
