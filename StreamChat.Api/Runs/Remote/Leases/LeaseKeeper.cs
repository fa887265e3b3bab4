using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Remote.Leases;

/// <summary>Says again and again that this replica lives, so that nobody takes its runs; where there is nobody else it need not.</summary>
internal sealed partial class LeaseKeeper(IRunStore store, Replica replica, StoreReach reach, TimeProvider time, ILogger<LeaseKeeper> logger)
    : BackgroundService
{
    private bool _wasAway;

    /// <summary>The first time before anything is asked of this replica: a run whose owner never said that it lives is a dead one's.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (store.IsShared)
        {
            await RenewAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }
    }

    /// <summary>Says it once; the store may be away.</summary>
    internal async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.RenewLeaseAsync(replica.Id, Lease.Length, cancellationToken);
            if (reach.Reached() && _wasAway)
            {
                _wasAway = false;
                LogBack();
            }
        }
        catch (StoreUnavailableException e)
        {
            reach.Missed();
            if (!_wasAway)
            {
                _wasAway = true;
                LogAway(e.Reason);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Lease.Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RenewAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away: {Reason}. Answers in progress go on without it.")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is back.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Error, Message = "The lease of this replica could not be renewed.")]
    private partial void LogFailed(Exception exception);
}
