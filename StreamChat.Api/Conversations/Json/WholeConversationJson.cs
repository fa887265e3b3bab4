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
    public IReadOnlyList<MessageJson> Messages { get; }

    /// <summary>The ids of the branch that is shown, the first message first.</summary>
    public IReadOnlyList<string> Branch { get; }

    /// <summary>Those in progress.</summary>
    public IReadOnlyList<RunJson> Runs { get; }
}
