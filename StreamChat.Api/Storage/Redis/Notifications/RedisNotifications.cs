using System.Collections.Concurrent;
using StackExchange.Redis;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Notifications;

/// <summary>
/// Listens to what the scripts announce. The client subscribes again by itself when its connection is back; what was announced in between is
/// lost, so all listeners are then told that they may have missed something.
/// </summary>
internal sealed partial class RedisNotifications : IStoreNotifications, IDisposable
{
    private readonly IConnectionMultiplexer _connection;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisNotifications> _logger;
    private readonly ConcurrentDictionary<RedisSubscription, byte> _subscriptions = [];

    public RedisNotifications(IConnectionMultiplexer connection, TimeProvider time, ILogger<RedisNotifications> logger)
    {
        (_connection, _time, _logger) = (connection, time, logger);
        _connection.ConnectionRestored += OnRestored;
    }

    public ValueTask<IAsyncDisposable> OnAppendedAsync(RunKey key, Action<long> appended, Action missed, CancellationToken cancellationToken) =>
        SubscribeAsync(RedisKeys.Appended(key), message => OnAppended(message, appended, missed), missed, cancellationToken);

    public ValueTask<IAsyncDisposable> OnCancelRequestedAsync(
        string replicaId, Action<RunKey> cancel, Action missed, CancellationToken cancellationToken) =>
        SubscribeAsync(RedisKeys.Cancels(replicaId), message => cancel(RedisKeys.ParseEntry(((string?)message)!)), missed, cancellationToken);

    public ValueTask<IAsyncDisposable> OnConversationAsync(
        string owner, string conversationId, Action<ConversationNotice> happened, Action missed, CancellationToken cancellationToken) =>
        SubscribeAsync(RedisKeys.Happened(owner, conversationId), message => happened(NoticeMessage.Read(((string?)message)!)), missed, cancellationToken);

    public void Dispose() => _connection.ConnectionRestored -= OnRestored;

    /// <summary>Calls a listener, whose mistake is not ours.</summary>
    internal void Tell(Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception e)
        {
            LogListenerFailed(e);
        }
    }

    internal async ValueTask LeaveAsync(RedisSubscription subscription)
    {
        _subscriptions.TryRemove(subscription, out _);
        try
        {
            await _connection.GetSubscriber().UnsubscribeAsync(subscription.Channel, subscription.OnMessage)
                .WaitBrieflyAsync(RedisCall.Limit, _time, CancellationToken.None);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            // The server is away, and our interest goes with the connection; the client has forgotten the listener already.
        }
    }

    private static void OnAppended(RedisValue message, Action<long> appended, Action missed)
    {
        if (message == RedisKeys.Gone)
        {
            missed();
        }
        else
        {
            appended((long)message);
        }
    }

    /// <summary>
    /// Listens from its return on. While the server is away it returns as well, and listens when the server is back; which the listener
    /// learns by <paramref name="missed"/>.
    /// </summary>
    private async ValueTask<IAsyncDisposable> SubscribeAsync(
        RedisChannel channel, Action<RedisValue> notice, Action missed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RedisSubscription subscription = new(this, channel, notice, missed);
        _subscriptions.TryAdd(subscription, 0);
        var confirmed = ConfirmAsync(subscription);
        try
        {
            await confirmed.WaitBrieflyAsync(RedisCall.Limit, _time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await subscription.DisposeAsync();
            throw;
        }
        catch (TimeoutException)
        {
            _ = confirmed.ContinueWith(
                _ => subscription.OnMissed(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
        catch (RedisException)
        {
            // No connection: when there is one again, all are told.
        }

        return subscription;
    }

    /// <summary>The second listener to a channel must not take the first one's pending subscription for done: a ping behind it tells.</summary>
    private async Task ConfirmAsync(RedisSubscription subscription)
    {
        var subscriber = _connection.GetSubscriber();
        await subscriber.SubscribeAsync(subscription.Channel, subscription.OnMessage);
        await subscriber.PingAsync();
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs restored)
    {
        if (restored.ConnectionType is ConnectionType.Subscription)
        {
            _ = ReturnAsync();
        }
    }

    /// <summary>Only when the renewed subscriptions stand: what is announced before that is missed, too.</summary>
    private async Task ReturnAsync()
    {
        try
        {
            await _connection.GetSubscriber().PingAsync().WaitBrieflyAsync(RedisCall.Limit, _time, CancellationToken.None);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            // Away again; then this comes again. To have looked once too often does no harm.
        }

        foreach (var subscription in _subscriptions.Keys)
        {
            subscription.OnMissed();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener to the store failed.")]
    private partial void LogListenerFailed(Exception exception);
}
