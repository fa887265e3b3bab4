using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Tree;

/// <summary>What makes messages a conversation; for those that come from outside.</summary>
internal static class TreeRules
{
    /// <summary>
    /// What is wrong with a message that comes after <paramref name="earlier"/>; null when nothing is. As a parent must come earlier, a tree that
    /// keeps these rules has no circle and no missing link.
    /// </summary>
    internal static (string Field, string What)? Check(Message message, IReadOnlyDictionary<string, Message> earlier)
    {
        if (earlier.ContainsKey(message.Id))
        {
            return ("id", "is the id of an earlier message too");
        }

        if (message.ParentId is null)
        {
            return message.Role == MessageRole.User ? null : ("role", "must be user where there is no parent");
        }

        if (!earlier.TryGetValue(message.ParentId, out var parent))
        {
            return ("parent_id", "must be the id of an earlier message");
        }

        return message.Role switch
        {
            MessageRole.Assistant when parent.Role == MessageRole.Assistant => ("role", "must be user under an answer"),
            MessageRole.User when parent.Role == MessageRole.User => ("role", "must be assistant under a question"),
            _ => null,
        };
    }
}
