using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Conversations;

/// <summary>
/// Keeps conversations. Every call names the owner and finds only what is theirs; every call ends in time, by itself within a second, if need be with a
/// <see cref="StoreUnavailableException"/>. Changes are announced on <see cref="Notifications.IStoreNotifications"/>.
/// </summary>
internal interface IConversationStore
{
    /// <summary>Adds an empty conversation.</summary>
    Task CreateAsync(string owner, Conversation conversation, CancellationToken cancellationToken);

    /// <summary>Adds a whole conversation with all its messages, which have ended. A long one may take longer than a second.</summary>
    Task ImportAsync(string owner, Conversation conversation, IReadOnlyList<Message> messages, CancellationToken cancellationToken);

    /// <summary>One page, pinned ones first, then by when something last happened, newest first.</summary>
    Task<ConversationPage> ListAsync(string owner, ConversationQuery query, CancellationToken cancellationToken);

    /// <summary>The conversation with all its messages in the order of their making, and its runs in progress; null when there is none.</summary>
    Task<StoredConversation?> FindAsync(string owner, string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the conversation's record by what <paramref name="change"/> makes of it, in one step with raising its version; a change
    /// that returns what it was given changes nothing. All but the id and the version is the change's, the time of the last change too.
    /// </summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="conversationId">Which one.</param>
    /// <param name="ifVersion">The version that it must have; null for any.</param>
    /// <param name="change">May be called again when somebody else was faster.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ConversationUpdate> UpdateAsync(
        string owner, string conversationId, long? ifVersion, Func<Conversation, Conversation> change, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the conversation, its messages, its runs and their logs; returns its runs in progress, or null when there is none. The owners
    /// of these are told as by <see cref="Runs.IRunStore.RequestCancelAsync"/>.
    /// </summary>
    Task<IReadOnlyList<Run>?> DeleteAsync(string owner, string conversationId, CancellationToken cancellationToken);

    /// <summary>Removes everything that is the owner's; the one call that may take longer than a second. At once nothing of it is found any more.</summary>
    Task DeleteAllAsync(string owner, CancellationToken cancellationToken);
}
