namespace StreamChat.Api.Runs.Remote.Following;

/// <summary>A run that is followed here: its follower, how many read from it, and the moment that it outlives the last of them.</summary>
internal sealed class FollowedRun
{
    private readonly CancellationTokenSource _stop;
    private readonly ITimer _linger;

    /// <summary>Begins to follow.</summary>
    /// <param name="follower">Copies the run.</param>
    /// <param name="left">Called when nobody has read for a moment.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="leaving">Fires when this replica leaves.</param>
    internal FollowedRun(LogFollower follower, Action<FollowedRun> left, TimeProvider time, CancellationToken leaving)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        _linger = time.CreateTimer(_ => left(this), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Follower = follower;

        // Without the request and the span of its first reader: it is for all of them, and reads the store with every notice.
        using (ExecutionContext.SuppressFlow())
        {
            Following = Task.Run(() => follower.FollowAsync(_stop.Token), CancellationToken.None);
        }
    }

    internal LogFollower Follower { get; }

    /// <summary>Ends with the run, or soon after <see cref="Stop"/>.</summary>
    internal Task Following { get; }

    internal int Readers { get; set; }

    /// <summary>True once nobody can come to it any more.</summary>
    internal bool IsForgotten { get; set; }

    internal void LingerFor(TimeSpan moment) => _linger.Change(moment, Timeout.InfiniteTimeSpan);

    /// <summary>Ends the following, if it still goes on; called once.</summary>
    internal void Stop()
    {
        _linger.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }
}
