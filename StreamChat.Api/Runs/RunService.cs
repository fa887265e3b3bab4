using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Runs.Reading;
using StreamChat.Api.Runs.Remote;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs;

/// <summary>The door of this room: starts runs, finds them, reads them and ends them, on whichever replica they live.</summary>
internal sealed class RunService(
    IRunStore store, ActiveRuns active, RunStarter starter, RemoteRuns remote, RunMetrics metrics, Random random, TimeProvider time)
{
    /// <summary>Starts a run, which this replica then owns and which goes on whatever becomes of the caller.</summary>
    /// <exception cref="Storage.StoreUnavailableException">Nothing was started, or what was is ended once the store is back.</exception>
    internal Task<TurnOutcome> StartAsync(string owner, RunRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return starter.StartAsync(owner, request);
    }

    /// <summary>The run as its owner or the store knows it; null when there is none.</summary>
    internal async Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) =>
        active.Find(key)?.Record ?? await store.FindAsync(key, cancellationToken);

    /// <summary>Reads a run's events after a sequence number (0 for all of them); null when there is no such run.</summary>
    internal async Task<RunReader?> OpenReaderAsync(RunKey key, long after, CancellationToken cancellationToken)
    {
        if (active.Find(key) is { } local)
        {
            return Observed(local.OpenReader(after, random), local.Header.Run, after);
        }

        return await store.FindAsync(key, cancellationToken) is { } run
            ? Observed(await remote.OpenAsync(key, run, after, cancellationToken), run, after)
            : null;
    }

    /// <summary>
    /// Ends a run, wherever it lives, and waits up to a second until it has ended; returns it as it then is, or null when there is none. A run that has
    /// ended stays as it is.
    /// </summary>
    internal async Task<Run?> CancelAsync(RunKey key, CancellationToken cancellationToken)
    {
        if (active.Find(key) is { } local)
        {
            local.Stop(RunStop.Cancelled);
            await Task.WhenAny(local.Ended, Task.Delay(RunTimes.CancelWait, time, cancellationToken));
            return await FindAsync(key, cancellationToken);
        }

        if (await store.RequestCancelAsync(key, cancellationToken))
        {
            await WaitForEndAsync(key, cancellationToken);
        }

        return await store.FindAsync(key, cancellationToken);
    }

    private ObservedReader Observed(RunReader reader, Run run, long after) => new(reader, new ReaderObserver(metrics, run, after));

    private async Task WaitForEndAsync(RunKey key, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(RunTimes.CancelWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await store.FindAsync(key, either.Token) is { } run)
            {
                await using var reader = await remote.OpenAsync(key, run, after: 0, either.Token);
                await ReadToEndAsync(reader, either.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Its owner is slow, or gone; who asks again sees what became of it.
        }
    }

    private static async Task ReadToEndAsync(RunReader reader, CancellationToken cancellationToken)
    {
        do
        {
            while (reader.TryRead(out _))
            {
            }
        }
        while (await reader.ReadAsync(cancellationToken));
    }
}
