using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>
/// The runs of a store in memory, which a test can take away, damage and make forget its notices. What it does with leases, epochs and
/// batches is what the real ones promise; turns are started without their conversation.
/// </summary>
internal sealed class FakeStore(TimeProvider time) : IRunStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RunKey, FakeRun> _runs = [];
    private readonly Dictionary<string, DateTimeOffset> _leases = [];

    public bool IsShared { get; set; } = true;

    /// <summary>While true every call fails, and no notice comes.</summary>
    internal bool IsAway
    {
        get => Notifications.IsAway;
        set => Notifications.IsAway = value;
    }

    internal FakeNotifications Notifications { get; } = new();

    /// <summary>How many batches one read gives at most.</summary>
    internal int PageSize { get; set; } = 1000;

    /// <summary>Called with every message that is stored at the end of a run.</summary>
    internal Action<string, Message> MessageStored { get; set; } = (_, _) => { };

    /// <summary>Called when a run was noted to be read.</summary>
    internal Action Touched { get; set; } = () => { };

    /// <summary>Called before every call with its name; what it throws, the call throws.</summary>
    internal Action<string> Calling { get; set; } = _ => { };

    internal FakeRun this[RunKey key]
    {
        get
        {
            lock (_lock)
            {
                return _runs[key];
            }
        }
    }

    /// <summary>Adds a run in progress as its owner's start would have done.</summary>
    internal FakeRun Add(RunKey key, Run run)
    {
        lock (_lock)
        {
            return _runs[key] = new FakeRun(run);
        }
    }

    /// <summary>Removes a run as the deletion of its conversation does.</summary>
    internal void Remove(RunKey key)
    {
        lock (_lock)
        {
            _runs.Remove(key);
        }
    }

    public Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken) => Do("start", () =>
    {
        _runs[new RunKey(owner, turn.Run.Id)] = new FakeRun(turn.Run);
        return new TurnOutcome(TurnResult.Started, turn.Run);
    });

    public Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) =>
        Do("find", () => _runs.GetValueOrDefault(key)?.Run);

    public Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken) =>
        WriteAsync("append", key, epoch, batch, run => { });

    public Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken) =>
        WriteAsync("end", key, epoch, ending.Events, run =>
        {
            run.Run = run.Run with { State = ending.State, EndedAt = ending.EndedAt, FinishReason = ending.FinishReason, ErrorCode = ending.ErrorCode };
            if (ending.Message is { } message)
            {
                MessageStored(key.Owner, message);
            }
        });

    public Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken) =>
        Do("read", () => _runs.GetValueOrDefault(key)?.Read(after, PageSize) ?? new LogPiece([], 0, IsHeld: false, HasEnded: true));

    public Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken)
    {
        var found = Do("cancel", () =>
        {
            if (!_runs.TryGetValue(key, out var run) || run.HasEnded)
            {
                return null;
            }

            run.Run = run.Run with { CancelRequested = true };
            return run;
        });
        if (found is { IsCompletedSuccessfully: true, Result: { } run })
        {
            Notifications.TellCancel(run.Run.ReplicaId, key);
        }

        return found.IsCompletedSuccessfully ? Task.FromResult(found.Result is not null) : Task.FromException<bool>(found.Exception!.InnerException!);
    }

    public Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken)
    {
        var touch = Do("touch", () =>
        {
            _runs.GetValueOrDefault(key)?.Touches.Add(time.GetUtcNow());
            return true;
        });
        Touched();
        return touch;
    }

    public Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken) => Do("since", () =>
        _runs.GetValueOrDefault(key)?.Touches is [.., var last] ? time.GetUtcNow() - last : (TimeSpan?)null);

    public Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => Do("renew", () =>
        _leases[replicaId] = time.GetUtcNow() + lease);

    public Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken) => Do("take", () =>
    {
        List<OwnedRun> taken = [];
        foreach (var (key, run) in _runs)
        {
            var owner = run.Run.ReplicaId;
            if (taken.Count < 50 && !run.HasEnded && owner != replicaId && (!IsShared || _leases.GetValueOrDefault(owner) <= time.GetUtcNow()))
            {
                run.Run = run.Run with { ReplicaId = replicaId, Epoch = run.Run.Epoch + 1 };
                taken.Add(new OwnedRun(key.Owner, run.Run));
            }
        }

        return (IReadOnlyList<OwnedRun>)taken;
    });

    private Task<AppendOutcome> WriteAsync(string call, RunKey key, long epoch, LogBatch batch, Action<FakeRun> change)
    {
        FakeRun? written = null;
        var outcome = Do(call, () =>
        {
            if (!_runs.TryGetValue(key, out var run) || run.HasEnded || run.Run.Epoch != epoch)
            {
                return AppendOutcome.Refused;
            }

            if (batch.Last <= run.LastSequence)
            {
                return AppendOutcome.Written;
            }

            written = run;
            run.Log.Add(batch with { Events = batch.Events.ToArray() });
            run.Run = run.Run.State == RunState.Queued ? run.Run with { State = RunState.Streaming } : run.Run;
            change(run);
            return run.Run.CancelRequested ? AppendOutcome.WrittenCancelRequested : AppendOutcome.Written;
        });
        if (written is not null)
        {
            Notifications.TellAppended(key, written.LastSequence);
        }

        return outcome;
    }

    private Task<T> Do<T>(string call, Func<T> work)
    {
        try
        {
            Calling(call);
            if (IsAway)
            {
                throw new StoreUnavailableException("no connection");
            }

            lock (_lock)
            {
                return Task.FromResult(work());
            }
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }
}
