using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Notifications;

/// <summary>One listener to one channel, who is told one thing after the other.</summary>
internal sealed class RedisSubscription(
    RedisNotifications notifications, RedisChannel channel, Action<RedisValue> notice, Action missed) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private bool _isDisposed;

    internal RedisChannel Channel => channel;

    internal void OnMessage(RedisChannel from, RedisValue message) => Tell(() => notice(message));

    internal void OnMissed() => Tell(missed);

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return ValueTask.CompletedTask;
            }

            _isDisposed = true;
        }

        return notifications.LeaveAsync(this);
    }

    private void Tell(Action what)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                notifications.Tell(what);
            }
        }
    }
}
