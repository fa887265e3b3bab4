using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Tree;

/// <summary>
/// A conversation's messages as the tree that they are. It is made of messages in the order of their making, in which a parent comes before its
/// children; so nothing in it can go round in circles.
/// </summary>
internal sealed class MessageTree
{
    private readonly IReadOnlyList<Message> _messages;
    private readonly Dictionary<string, Message> _byId;
    private readonly ILookup<string, Message> _children;

    internal MessageTree(IReadOnlyList<Message> messages)
    {
        _messages = messages;
        _byId = messages.ToDictionary(message => message.Id);
        _children = messages.ToLookup(message => message.ParentId ?? "");
    }

    internal Message? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>What follows a message, or begins the conversation (null), the oldest first.</summary>
    internal IReadOnlyList<Message> ChildrenOf(string? id) => [.. _children[id ?? ""]];

    /// <summary>A message and its alternatives, the oldest first.</summary>
    internal IReadOnlyList<Message> SiblingsOf(Message message) => ChildrenOf(message.ParentId);

    /// <summary>The way from the first message to this one; empty when there is no such message.</summary>
    internal IReadOnlyList<Message> BranchOf(string? leaf)
    {
        List<Message> branch = [];
        for (var message = Find(leaf); message is not null; message = Find(message.ParentId))
        {
            branch.Add(message);
        }

        branch.Reverse();
        return branch;
    }

    /// <summary>The branch that is shown: that of the active leaf, or of the newest message when the leaf is not (or no longer) there.</summary>
    internal IReadOnlyList<Message> ActiveBranch(string? activeLeaf) =>
        BranchOf(Find(activeLeaf)?.Id ?? (_messages.Count == 0 ? null : _messages[^1].Id));

    /// <summary>The end of the branch that a person sees who turns to a message: the newest message below it, which is a leaf, or itself.</summary>
    internal Message NewestLeafUnder(Message message)
    {
        HashSet<string> below = [message.Id];
        var newest = message;
        foreach (var next in _messages)
        {
            if (next.ParentId is not null && below.Contains(next.ParentId))
            {
                below.Add(next.Id);
                newest = next;
            }
        }

        return newest;
    }
}
