using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Requests;
using StreamChat.Api.Storage.Conversations;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations;

/// <summary>Changes a conversation's record, if it still is as the caller expects.</summary>
internal sealed class ConversationChanger(IConversationStore store, TimeProvider time)
{
    // Whoever turns to another branch while messages keep coming gets there in the end.
    private const int Attempts = 5;

    /// <summary>The record as it is then, which is stale when it has none of the expected versions; or why there can be none.</summary>
    internal async Task<(ConversationUpdate Update, Problem? Problem)> ChangeAsync(
        string owner, string id, ConversationChange change, IfMatch expected, CancellationToken cancellationToken)
    {
        var version = expected.First;
        for (var attempt = 1; ; attempt++)
        {
            var resolved = change;
            if (change.ActiveLeaf is not null)
            {
                var stored = await store.FindAsync(owner, id, cancellationToken);
                if (stored is null || !expected.Names(stored.Conversation.Version))
                {
                    return (new ConversationUpdate(stored?.Conversation, IsStale: true), null);
                }

                if (NewestLeaf(stored, change.ActiveLeaf) is not { } leaf)
                {
                    return (default, FieldProblem.Of("active_leaf", "must be the id of a message of this conversation"));
                }

                // A message that is added meanwhile would no longer be on the branch, so the version must be the one that was read.
                resolved = change with { ActiveLeaf = leaf };
                version = expected.IsAny && attempt == Attempts ? null : stored.Conversation.Version;
            }

            var now = time.GetUtcNow();
            var update = await store.UpdateAsync(owner, id, version, conversation => resolved.Apply(conversation, now), cancellationToken);
            if (update is not { IsStale: true, Current: { } current } || !expected.Names(current.Version) || attempt == Attempts)
            {
                return (update, null);
            }

            version = current.Version; // another one of those that the caller named
        }
    }

    private static string? NewestLeaf(StoredConversation stored, string id)
    {
        var tree = new MessageTree(stored.Messages);
        return tree.Find(Ids.Read(id)) is { } message ? tree.NewestLeafUnder(message).Id : null;
    }
}
