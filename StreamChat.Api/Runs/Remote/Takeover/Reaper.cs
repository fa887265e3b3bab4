using System.Collections.Concurrent;
using StreamChat.Api.Runs.Remote.Leases;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Remote.Takeover;

/// <summary>
/// Looks for runs whose replica is gone, takes them over and closes them; every replica does, and each run goes to one of them. In a store
/// of one replica what is left over is there at the start, and nothing comes later.
/// </summary>
internal sealed partial class Reaper(
    IRunStore store, RunCloser closer, Replica replica, StoreReach reach, TimeProvider time, ILogger<Reaper> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private const int FullCall = 50; // as many as the store gives at most: there may be more

    /// <summary>Runs that are ours now and not closed yet: nobody else takes them while this replica lives.</summary>
    private readonly ConcurrentDictionary<RunKey, OwnedRun> _taken = [];

    /// <summary>Takes what can be taken and closes it; false when something has failed and stays for the next time.</summary>
    internal async Task<bool> ReapAsync(CancellationToken cancellationToken)
    {
        // A store of one replica has nobody who could still say that they live.
        if (store.IsShared && !reach.IsSettled)
        {
            return false;
        }

        int found;
        do
        {
            try
            {
                found = await TakeAsync(cancellationToken);
            }
            catch (StoreUnavailableException)
            {
                return false; // told by who keeps the lease
            }

            await Parallel.ForEachAsync(
                _taken,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                CloseAsync);
        }
        while (found >= FullCall);

        return _taken.IsEmpty;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await ReapSafelyAsync(stoppingToken) && !store.IsShared)
        {
            return;
        }

        using PeriodicTimer timer = new(Lease.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await ReapSafelyAsync(stoppingToken) && !store.IsShared)
            {
                return;
            }
        }
    }

    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var found = await store.TakeDeadRunsAsync(replica.Id, cancellationToken);
        foreach (var dead in found)
        {
            _taken[new RunKey(dead.Owner, dead.Run.Id)] = dead;
        }

        return found.Count;
    }

    private async Task<bool> ReapSafelyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReapAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
            return false;
        }
    }

    private async ValueTask CloseAsync(KeyValuePair<RunKey, OwnedRun> taken, CancellationToken cancellationToken)
    {
        try
        {
            if (await closer.CloseAsync(taken.Value, cancellationToken) != AppendOutcome.Refused)
            {
                LogClosed(taken.Key.RunId);
            }

            _taken.TryRemove(taken);
        }
        catch (StoreUnavailableException e)
        {
            LogPutOff(taken.Key.RunId, e.Reason);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotClosed(taken.Key.RunId, e); // one that cannot be closed must not keep the others from it
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Closed run {RunId}, whose replica is gone, as interrupted.")]
    private partial void LogClosed(string runId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Run {RunId} is not closed yet: {Reason}.")]
    private partial void LogPutOff(string runId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId}, whose replica is gone, could not be closed.")]
    private partial void LogNotClosed(string runId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Runs whose replica is gone could not be looked for.")]
    private partial void LogFailed(Exception exception);
}
