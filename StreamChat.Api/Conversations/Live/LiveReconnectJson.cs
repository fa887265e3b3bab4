namespace StreamChat.Api.Conversations.Live;

/// <summary>The data of <c>reconnect</c>: come back, to another replica if there is one.</summary>
internal sealed record LiveReconnectJson(string ConversationId, string RequestId);
