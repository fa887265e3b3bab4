using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Contract.Sending.Races;

/// <summary>A store in which something happens right after a conversation was read.</summary>
internal sealed class InterruptedStore(IConversationStore inner) : IConversationStore
{
    private Func<Task>? _afterNextRead;

    /// <summary>Done once, after the next reading and before its reader gets what it read.</summary>
    internal void AfterNextRead(Func<Task> happens) => _afterNextRead = happens;

    public async Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken)
    {
        var read = await inner.FindAsync(owner, conversationId, cancellationToken);
        if (Interlocked.Exchange(ref _afterNextRead, null) is { } happens)
        {
            await happens();
        }

        return read;
    }

    public Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken) =>
        inner.CreateAsync(owner, conversation, cancellationToken);

    public Task ImportAsync(string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        inner.ImportAsync(owner, conversation, messages, cancellationToken);

    public Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken) =>
        inner.ListAsync(owner, query, cancellationToken);

    public Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken) =>
        inner.UpdateAsync(owner, conversationId, ifVersion, change, cancellationToken);

    public Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        inner.DeleteAsync(owner, conversationId, cancellationToken);

    public Task DeleteAllAsync(string owner, CancellationToken cancellationToken) => inner.DeleteAllAsync(owner, cancellationToken);
}
