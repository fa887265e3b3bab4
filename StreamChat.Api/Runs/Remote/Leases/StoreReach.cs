namespace StreamChat.Api.Runs.Remote.Leases;

/// <summary>
/// For how long this replica has reached the store without a break. After an outage every lease is over, though every replica lives: who
/// then took over runs at once would cut answers that are well.
/// </summary>
internal sealed class StoreReach(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _since;

    /// <summary>True when whoever lives has had the time to say so.</summary>
    internal bool IsSettled
    {
        get
        {
            lock (_lock)
            {
                return _since is { } since && time.GetElapsedTime(since) >= Lease.Length;
            }
        }
    }

    /// <summary>The store has answered; true when it had not before.</summary>
    internal bool Reached()
    {
        lock (_lock)
        {
            var isBack = _since is null;
            _since ??= time.GetTimestamp();
            return isBack;
        }
    }

    /// <summary>The store has not answered; true when it had before.</summary>
    internal bool Missed()
    {
        lock (_lock)
        {
            var isLost = _since is not null;
            _since = null;
            return isLost;
        }
    }
}
