using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>
/// Tells of changes inside the process, which is the only one that this store serves: nothing is ever missed. Writers call it one after the
/// other, after their commit.
/// </summary>
internal sealed partial class EmbeddedNotifications(ILogger<EmbeddedNotifications> logger) : IStoreNotifications
{
    private readonly Subscriptions<RunKey, long> _logs = new();
    private readonly Subscriptions<string, RunKey> _cancels = new();
    private readonly Subscriptions<(string Owner, string ConversationId), ConversationNotice> _conversations = new();

    public ValueTask<IAsyncDisposable> OnAppendedAsync(RunKey key, Action<long> appended, Action missed, CancellationToken cancellationToken) =>
        new(_logs.Add(key, appended));

    public ValueTask<IAsyncDisposable> OnCancelRequestedAsync(
        string replicaId, Action<RunKey> cancel, Action missed, CancellationToken cancellationToken) =>
        new(_cancels.Add(replicaId, cancel));

    public ValueTask<IAsyncDisposable> OnConversationAsync(
        string owner, string conversationId, Action<ConversationNotice> happened, Action missed, CancellationToken cancellationToken) =>
        new(_conversations.Add((owner, conversationId), happened));

    internal void Appended(RunKey key, long last) => Tell(_logs.Of(key), last);

    internal void CancelRequested(string replicaId, RunKey key) => Tell(_cancels.Of(replicaId), key);

    internal void Happened(string owner, string conversationId, ConversationNoticeKind kind, string? id = null) =>
        Tell(_conversations.Of((owner, conversationId)), new ConversationNotice(kind, id));

    private void Tell<TNotice>(Action<TNotice>[] handlers, TNotice notice)
    {
        foreach (var handler in handlers)
        {
            try
            {
                handler(notice);
            }
            catch (Exception e)
            {
                // A listener's mistake is not the writer's: what it wrote stands.
                LogHandlerFailed(e, typeof(TNotice).Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener to the store failed on a notice of {Kind}.")]
    private partial void LogHandlerFailed(Exception exception, string kind);
}
