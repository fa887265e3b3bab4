using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Rows;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Search;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>Conversations in a SQLite file.</summary>
internal sealed class EmbeddedConversationStore(EmbeddedDatabase database) : IConversationStore
{
    public Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken) =>
        ImportAsync(owner, conversation, [], cancellationToken);

    public Task ImportAsync(
        string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        // Before the write, and each word once, however many messages have it.
        var words = messages.SelectMany(message => SearchWords.Of(message.Content)).ToHashSet(StringComparer.Ordinal);
        return database.WriteMuchAsync(
            write =>
            {
                var row = ConversationRows.Add(write.Database, owner, conversation);
                foreach (var message in messages)
                {
                    MessageRows.Put(write.Database, row.Key, message);
                }

                WordRows.AddMessages(write.Database, row.Key, words);
                return true;
            },
            cancellationToken);
    }

    public Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => ConversationList.Read(reader, owner, query), cancellationToken);

    public Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            reader => ConversationRows.Find(reader, owner, conversationId) is { } row
                ? new StoredConversation(row.Record, MessageRows.All(reader, row.Key), RunRows.InProgress(reader, row.Key))
                : null,
            cancellationToken);

    public Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken) =>
        database.WriteAsync(write => Update(write, owner, conversationId, ifVersion, change), cancellationToken);

    public Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<Run>?>(write => Delete(write, owner, conversationId), cancellationToken);

    public async Task DeleteAllAsync(string owner, CancellationToken cancellationToken)
    {
        // At once nothing is found any more; deleting it piece by piece lets other writes through. What a stop leaves, the next start deletes.
        await database.WriteAsync(write => RemoveOwner(write, owner), cancellationToken);
        while (await database.WriteAsync(write => OwnerRows.DeleteRemoved(write.Database), cancellationToken))
        {
        }
    }

    private static ConversationUpdate Update(
        DatabaseWrite write, string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change)
    {
        if (ConversationRows.Find(write.Database, owner, conversationId) is not { } row)
        {
            return new ConversationUpdate(null, IsStale: false);
        }

        if (ifVersion is { } version && version != row.Record.Version)
        {
            return new ConversationUpdate(row.Record, IsStale: true);
        }

        var changed = change(row.Record);
        if (changed == row.Record)
        {
            return new ConversationUpdate(row.Record, IsStale: false);
        }

        write.Tell(notifications => notifications.Happened(owner, conversationId, ConversationNoticeKind.Changed));
        return new ConversationUpdate(ConversationRows.Change(write.Database, row, changed), IsStale: false);
    }

    private static List<Run>? Delete(DatabaseWrite write, string owner, string conversationId)
    {
        if (ConversationRows.Find(write.Database, owner, conversationId) is not { } row)
        {
            return null;
        }

        var runs = RunRows.InProgress(write.Database, row.Key);
        ConversationRows.Delete(write.Database, row.Key);
        TellCancelled(write, owner, runs);
        write.Tell(notifications => notifications.Happened(owner, conversationId, ConversationNoticeKind.Deleted));
        return runs;
    }

    private static bool RemoveOwner(DatabaseWrite write, string owner)
    {
        var key = OwnerRows.Find(write.Database, owner);
        TellCancelled(write, owner, RunRows.InProgressOf(write.Database, key));
        foreach (var id in ConversationRows.Ids(write.Database, key))
        {
            write.Tell(notifications => notifications.Happened(owner, id, ConversationNoticeKind.Deleted));
        }

        OwnerRows.Remove(write.Database, key);
        return true;
    }

    /// <summary>Their owners would learn it from their next write, but a silent provider may be long in causing one.</summary>
    private static void TellCancelled(DatabaseWrite write, string owner, List<Run> runs)
    {
        foreach (var run in runs)
        {
            write.Tell(notifications => notifications.CancelRequested(run.ReplicaId, new RunKey(owner, run.Id)));
        }
    }
}
