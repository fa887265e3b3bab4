namespace StreamChat.Api.Storage.Embedded;

/// <summary>Who listens to what, inside this process.</summary>
internal sealed class Subscriptions<TKey, TNotice>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, List<Action<TNotice>>> _handlers = [];

    internal IAsyncDisposable Add(TKey key, Action<TNotice> handler)
    {
        lock (_lock)
        {
            if (!_handlers.TryGetValue(key, out var handlers))
            {
                _handlers[key] = handlers = [];
            }

            handlers.Add(handler);
        }

        return new Subscription(this, key, handler);
    }

    /// <summary>Those who listen now.</summary>
    internal Action<TNotice>[] Of(TKey key)
    {
        lock (_lock)
        {
            return _handlers.TryGetValue(key, out var handlers) ? [.. handlers] : [];
        }
    }

    private void Remove(TKey key, Action<TNotice> handler)
    {
        lock (_lock)
        {
            if (_handlers.TryGetValue(key, out var handlers) && handlers.Remove(handler) && handlers.Count == 0)
            {
                _handlers.Remove(key);
            }
        }
    }

    private sealed class Subscription(Subscriptions<TKey, TNotice> subscriptions, TKey key, Action<TNotice> handler) : IAsyncDisposable
    {
        private int _isDisposed;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                subscriptions.Remove(key, handler);
            }

            return ValueTask.CompletedTask;
        }
    }
}
