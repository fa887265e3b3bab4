using System.Text.Json.Serialization;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Storage.Conversations;

namespace StreamChat.Api.Conversations.Json;

/// <summary>A conversation with everything in it.</summary>
internal sealed record WholeConversationJson : ConversationJson
{
    public WholeConversationJson(StoredConversation stored)
        : base(stored.Conversation)
    {
        Messages = [.. stored.Messages.Select(message => new MessageJson(message))];
        Branch = [.. new MessageTree(stored.Messages).ActiveBranch(stored.Conversation.ActiveLeaf).Select(message => message.Id)];
        Runs = [.. stored.RunsInProgress.Select(run => new RunJson(run))];
    }

    /// <summary>All of the tree, in the order of their making.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<MessageJson> Messages { get; }

    /// <summary>The ids of the branch that is shown, the first message first.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string> Branch { get; }

    /// <summary>Those in progress.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<RunJson> Runs { get; }
}
