using System.Threading.Channels;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Runs.Remote.Leases;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Remote.Cancelling;

/// <summary>
/// Ends runs of this replica when somebody asks for it on another one. A notice does it at once. Notices can be lost: a run that is being
/// written hears of it with its next write, and one that is silent, because its provider is, is looked up here every now and then.
/// </summary>
internal sealed partial class CancelListener(
    IStoreNotifications notifications, IRunStore store, ActiveRuns active, Replica replica, TimeProvider time, ILogger<CancelListener> logger)
    : BackgroundService
{
    private const int AtOnce = 8;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private Dictionary<RunKey, long> _lastSeen = [];
    private volatile bool _hasMissed;

    /// <summary>Looks up the runs that have been silent since the last time, or all of them when notices were missed.</summary>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        var all = _hasMissed;
        _hasMissed = false;
        var before = _lastSeen;
        var open = active.All.Where(run => !run.Ended.IsCompleted).ToList();
        _lastSeen = open.ToDictionary(run => run.Key, run => run.Log.Last);
        HashSet<ActiveRun> silent = [.. open.Where(run => before.TryGetValue(run.Key, out var last) && last == run.Log.Last)];
        IEnumerable<ActiveRun> looked = all ? open : silent;
        try
        {
            await Parallel.ForEachAsync(
                looked,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                (run, token) => CheckAsync(run, silent.Contains(run), token));
        }
        catch (StoreUnavailableException)
        {
            _hasMissed |= all;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsShared)
        {
            return; // there is no other replica
        }

        IAsyncDisposable? subscription = null;
        await using var pulse = time.CreateTimer(_ => Wake(), null, Lease.Period, Lease.Period);
        try
        {
            do
            {
                subscription = await StepAsync(subscription, stoppingToken);
            }
            while (await _wake.Reader.ReadAsync(stoppingToken));
        }
        finally
        {
            await EndAsync(subscription);
        }
    }

    private async Task<IAsyncDisposable?> StepAsync(IAsyncDisposable? subscription, CancellationToken cancellationToken)
    {
        try
        {
            subscription ??= await notifications.OnCancelRequestedAsync(replica.Id, active.Cancel, Missed, cancellationToken);
            await CheckAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Nobody can ask while it is away; and who keeps the lease tells of it.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
        }

        return subscription;
    }

    /// <summary>Looks one run up. One that is not new any more has been stored; if it is not there, or somebody else's, nobody wants it.</summary>
    private async ValueTask CheckAsync(ActiveRun run, bool isSilent, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(run.Key, cancellationToken);
        if (stored is { CancelRequested: true })
        {
            run.Stop(RunStop.Cancelled);
        }
        else if (isSilent && stored?.Epoch != run.Header.Run.Epoch && time.GetUtcNow() - run.Header.Run.CreatedAt >= Lease.Period)
        {
            run.Stop(RunStop.Refused);
        }
    }

    private static async Task EndAsync(IAsyncDisposable? subscription)
    {
        try
        {
            if (subscription is not null)
            {
                await subscription.DisposeAsync();
            }
        }
        catch (StoreUnavailableException)
        {
            // It ends with the connection.
        }
    }

    private void Missed()
    {
        _hasMissed = true;
        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Error, Message = "Requests to end runs could not be looked for.")]
    private partial void LogFailed(Exception exception);
}
