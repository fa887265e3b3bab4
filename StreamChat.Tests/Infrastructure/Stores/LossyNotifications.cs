using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>Notices of a real store, of which a test can let those of conversations be lost.</summary>
internal sealed class LossyNotifications(IStoreNotifications inner) : IStoreNotifications
{
    private volatile bool _isLosing;
    private Action _missed = () => { };

    internal bool IsLosing
    {
        get => _isLosing;
        set => _isLosing = value;
    }

    /// <summary>Says that notices were lost, as the connection's return does.</summary>
    internal void TellMissed() => _missed();

    public ValueTask<IAsyncDisposable> OnAppendedAsync(RunKey key, Action<long> appended, Action missed, CancellationToken cancellationToken) =>
        inner.OnAppendedAsync(key, appended, missed, cancellationToken);

    public ValueTask<IAsyncDisposable> OnCancelRequestedAsync(
        string replicaId, Action<RunKey> cancel, Action missed, CancellationToken cancellationToken) =>
        inner.OnCancelRequestedAsync(replicaId, cancel, missed, cancellationToken);

    public ValueTask<IAsyncDisposable> OnConversationAsync(
        string owner, string conversationId, Action<ConversationNotice> happened, Action missed, CancellationToken cancellationToken)
    {
        _missed += missed;
        return inner.OnConversationAsync(owner, conversationId, notice => Pass(notice, happened), missed, cancellationToken);
    }

    private void Pass(ConversationNotice notice, Action<ConversationNotice> happened)
    {
        if (!_isLosing)
        {
            happened(notice);
        }
    }
}
