using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>A store of conversations that passes all on to another one; who derives from it changes what a test needs otherwise.</summary>
internal abstract class ConversationsAround(IConversationStore inner) : IConversationStore
{
    /// <summary>Where a call goes.</summary>
    protected virtual IConversationStore Store => inner;

    public Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken) =>
        Store.CreateAsync(owner, conversation, cancellationToken);

    public Task ImportAsync(string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        Store.ImportAsync(owner, conversation, messages, cancellationToken);

    public Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken) =>
        Store.ListAsync(owner, query, cancellationToken);

    public virtual Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        Store.FindAsync(owner, conversationId, cancellationToken);

    public Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken) =>
        Store.UpdateAsync(owner, conversationId, ifVersion, change, cancellationToken);

    public Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken) =>
        Store.DeleteAsync(owner, conversationId, cancellationToken);

    public Task DeleteAllAsync(string owner, CancellationToken cancellationToken) => Store.DeleteAllAsync(owner, cancellationToken);
}
