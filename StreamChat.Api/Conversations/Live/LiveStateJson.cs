using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Storage.Conversations;

namespace StreamChat.Api.Conversations.Live;

/// <summary>The data of <c>connected</c> and <c>reset</c>: which version is being told from here on. Who has read another one reads again.</summary>
internal sealed record LiveStateJson(string ConversationId, long Version, IReadOnlyList<RunJson> Runs, string RequestId)
{
    internal static LiveStateJson Of(StoredConversation stored, string requestId) =>
        new(stored.Conversation.Id, stored.Conversation.Version, [.. stored.RunsInProgress.Select(run => new RunJson(run))], requestId);
}
