namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>
/// Keeps calls from a server that would refuse them or leave them waiting: while it is shut, one call in half a second tries, and the others
/// fail at once. Without it every run of a replica would ask twenty times a second, and every request would wait for its timeout.
/// </summary>
internal sealed class RedisGate(TimeProvider time)
{
    internal static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private string? _reason;
    private long _triedAt;

    /// <summary>Why it is shut; null while it is open.</summary>
    internal string? Reason => Volatile.Read(ref _reason);

    /// <summary>Lets a call through, or throws.</summary>
    internal void Enter()
    {
        if (Volatile.Read(ref _reason) is null)
        {
            return;
        }

        lock (_lock)
        {
            if (_reason is null || time.GetElapsedTime(_triedAt) >= BetweenTries)
            {
                _triedAt = time.GetTimestamp();
                return;
            }

            throw new StoreUnavailableException(_reason);
        }
    }

    internal void Open() => Volatile.Write(ref _reason, null);

    internal void Shut(string reason)
    {
        lock (_lock)
        {
            _reason = reason;
            _triedAt = time.GetTimestamp();
        }
    }
}
