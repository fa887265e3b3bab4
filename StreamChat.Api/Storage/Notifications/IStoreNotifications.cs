using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Notifications;

/// <summary>
/// Tells of changes, on every replica. A notice can be lost with the connection: then <c>missed</c> is called once the connection is
/// back, and who listens reads again. Handlers must be quick; they are called one after the other for each subscription.
/// </summary>
internal interface IStoreNotifications
{
    /// <summary>Listens to a run's log; the notice is the last sequence number that it holds.</summary>
    ValueTask<IAsyncDisposable> OnAppendedAsync(RunKey key, Action<long> appended, Action missed, CancellationToken cancellationToken);

    /// <summary>Listens to requests to end a run of this replica.</summary>
    ValueTask<IAsyncDisposable> OnCancelRequestedAsync(string replicaId, Action<RunKey> cancel, Action missed, CancellationToken cancellationToken);

    /// <summary>Listens to what happens in a conversation.</summary>
    ValueTask<IAsyncDisposable> OnConversationAsync(
        string owner, string conversationId, Action<ConversationNotice> happened, Action missed, CancellationToken cancellationToken);
}
