namespace StreamChat.Api.Conversations.Live;

/// <summary>The data of <c>deleted</c>, after which nothing comes.</summary>
internal sealed record LiveDeletedJson(string ConversationId, string RequestId);
