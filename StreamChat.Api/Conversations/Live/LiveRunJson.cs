using StreamChat.Api.Conversations.Json;

namespace StreamChat.Api.Conversations.Live;

/// <summary>The data of <c>run</c>: a run has begun or ended, and these messages are new or have ended. It may come twice.</summary>
internal sealed record LiveRunJson(string RunId, string? MessageId, string State, IReadOnlyList<MessageJson> Messages, string RequestId);
