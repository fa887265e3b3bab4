using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.Api.Runs.Remote.Following;

/// <summary>
/// The followers of this replica, one for each run that is read here and not owned. A follower outlives its last reader for a moment, as a
/// page that is loaded again comes back at once. When this replica leaves, its readers are told to go on elsewhere.
/// </summary>
internal sealed class RunFollowers : IHostedService, IDisposable
{
    internal static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<RunKey, FollowedRun> _followed = [];
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationTokenRegistration _draining;
    private readonly Func<RunKey, TimeSpan, LogFollower> _follower;
    private readonly TimeProvider _time;
    private bool _hasStopped;

    public RunFollowers(
        IRunStore store, IStoreNotifications notifications, LostLogs lostLogs, Drain drain, TimeProvider time, ILogger<LogFollower> logger)
    {
        _time = time;
        _follower = (key, touchPeriod) => new LogFollower(key, touchPeriod, store, notifications, lostLogs, time, logger);

        // A store of one replica has no other that its readers could go to.
        _draining = store.IsShared ? drain.Token.UnsafeRegister(static state => ((RunFollowers)state!)._leaving.Cancel(), this) : default;
    }

    /// <summary>Joins those who read a run; whoever does must <see cref="Detach"/>.</summary>
    /// <param name="key">The run.</param>
    /// <param name="touchPeriod">How often its owner is told that it is read.</param>
    internal FollowedRun Attach(RunKey key, TimeSpan touchPeriod)
    {
        lock (_lock)
        {
            if (!_followed.TryGetValue(key, out var run) || run.Follower.Log.State == LogState.Left)
            {
                _followed[key] = run = new FollowedRun(_follower(key, touchPeriod), Forget, _time, _leaving.Token);
            }

            run.Readers++;
            return run;
        }
    }

    /// <summary>Leaves; the follower ends when nobody comes for a moment.</summary>
    internal void Detach(FollowedRun run)
    {
        lock (_lock)
        {
            if (--run.Readers == 0)
            {
                run.LingerFor(Linger);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_hasStopped)
        {
            return; // a host may be stopped twice
        }

        _hasStopped = true;
        await _leaving.CancelAsync();
        Task[] following;
        lock (_lock)
        {
            following = [.. _followed.Values.Select(run => run.Following)];
        }

        await Task.WhenAll(following).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _draining.Dispose();
        _leaving.Dispose();
    }

    private void Forget(FollowedRun run)
    {
        lock (_lock)
        {
            if (run.Readers > 0 || run.IsForgotten)
            {
                return;
            }

            run.IsForgotten = true;
            if (_followed.TryGetValue(run.Follower.Key, out var current) && current == run)
            {
                _followed.Remove(run.Follower.Key);
            }
        }

        run.Stop();
    }
}
