using Microsoft.Extensions.Options;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Cancels runs that nobody reads any more, on whichever replica, and forgets those that ended a moment ago.</summary>
internal sealed partial class RunSweeper(
    ActiveRuns active, IRunStore store, IOptions<RunOptions> options, TimeProvider time, ILogger<RunSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _orphanTime = options.Value.OrphanTime;

    internal TimeSpan Period => _orphanTime / 10 < LongestPeriod ? _orphanTime / 10 : LongestPeriod;

    /// <summary>Looks at every run once.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var run in active.All)
        {
            if (run.SinceEnd is { } sinceEnd)
            {
                if (sinceEnd >= RunTimes.KeptAfterEnd)
                {
                    active.Remove(run);
                }
            }
            else if (run.StopReason is null && OrphanTimeOf(run) is var most && run.Unread >= most && await IsUnreadElsewhereAsync(run, most, cancellationToken))
            {
                run.Stop(RunStop.Orphaned);
                LogOrphaned(run.Key.RunId, most.TotalSeconds);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    private TimeSpan OrphanTimeOf(ActiveRun run) => run.OrphanTime is { } own && own < _orphanTime ? own : _orphanTime;

    private async Task<bool> IsUnreadElsewhereAsync(ActiveRun run, TimeSpan orphanTime, CancellationToken cancellationToken)
    {
        if (!store.IsShared)
        {
            return true;
        }

        try
        {
            return await store.SinceLastReaderAsync(run.Key, cancellationToken) is not { } since || since >= orphanTime;
        }
        catch (StoreUnavailableException)
        {
            return false; // there may be readers elsewhere
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} is cancelled: nobody has read it for {Seconds} s.")]
    private partial void LogOrphaned(string runId, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The runs of this replica could not be looked through.")]
    private partial void LogFailed(Exception exception);
}
