using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Reading;
using StreamChat.Api.Runs.Remote.Following;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Remote;

/// <summary>Reads runs that are not in this replica's memory: those of other replicas, and those that have ended some time ago.</summary>
internal sealed class RemoteRuns(RunFollowers followers, LostLogs lostLogs, TimeProvider time, Random random)
{
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilAllAreBack = TimeSpan.FromMinutes(2);

    /// <summary>Reads its events after a sequence number; one that makes no sense, or was lost, is told by a <c>reset</c>.</summary>
    /// <exception cref="StoreUnavailableException">What is there could not be read.</exception>
    internal async Task<RunReader> OpenAsync(RunKey key, Run run, long after, CancellationToken cancellationToken)
    {
        var followed = followers.Attach(key, run.ConversationId is null ? RunTimes.StandaloneTouch : RunTimes.Touch);
        var isHandedOver = false;
        try
        {
            var reader = await OpenAsync(followed.Follower, run, after, () => followers.Detach(followed), cancellationToken);
            isHandedOver = true;
            return reader;
        }
        finally
        {
            if (!isHandedOver)
            {
                followers.Detach(followed);
            }
        }
    }

    private async Task<RunReader> OpenAsync(LogFollower follower, Run run, long after, Action closed, CancellationToken cancellationToken)
    {
        var log = follower.Log;
        RunHeader header = new(run, Base: null);
        if (after != 0)
        {
            await WaitAsync(follower.CaughtUp, cancellationToken); // else there is no telling whether the place exists
        }

        if (after > log.Visible)
        {
            await WaitAsync(follower.CatchUpAsync(), cancellationToken); // the reader may come from where events are seen sooner than here
        }

        if (Find(follower, header, after, closed) is { } reader)
        {
            return reader;
        }

        var message = await lostLogs.FindMessageAsync(follower.Key.Owner, run, cancellationToken);
        if (run.MessageId is null || (message?.Status == MessageStatus.Streaming && log.State != LogState.Completed))
        {
            return after > log.Last
                ? new LogReader(log, header with { Base = message }, after, random, closed, (RunTimes.Ahead, time))
                : new LogReader(log, header with { Base = message }, long.MaxValue, random, closed);
        }

        // It has ended, perhaps just now, and the message holds all of it; which place that is only the end of the log says.
        await WaitAsync(follower.CatchUpAsync(), cancellationToken);
        return Find(follower, header, after, closed) ?? await ReplaceAsync(follower, header, closed, cancellationToken);
    }

    /// <summary>Reads what is here, when the place is in it.</summary>
    private LogReader? Find(LogFollower follower, RunHeader header, long after, Action closed) => follower switch
    {
        { IsReplaced: true, Log: var log } => new LogReader(log, header, log.First - 1, random, closed),
        { Log: var log } when after >= 0 && after <= log.Visible && !MayHaveSeenMore(header.Run, log, after) =>
            new LogReader(log, header, after, random, closed),
        _ => null,
    };

    private async Task<RunReader> ReplaceAsync(LogFollower follower, RunHeader header, Action closed, CancellationToken cancellationToken)
    {
        RunLog whole = new();
        await lostLogs.ReplaceAsync(follower.Key, whole, follower.Log.Last, cancellationToken);
        whole.Complete();
        return new LogReader(whole, header, whole.First - 1, random, closed);
    }

    /// <summary>
    /// An owner that was cut off from the store may have told its readers of one more event than the store ever held; then that number is the
    /// end's now. Who has it is told the whole message and the end (again), rather than that nothing is left.
    /// </summary>
    private bool MayHaveSeenMore(Run run, RunLog log, long after) =>
        after > 0 && after == log.Visible && run is { State: RunState.Interrupted, Epoch: > 1, EndedAt: { } end } && time.GetUtcNow() - end < UntilAllAreBack;

    private async Task WaitAsync(Task caughtUp, CancellationToken cancellationToken)
    {
        try
        {
            await caughtUp.WaitAsync(CatchUp, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new StoreUnavailableException("timeout", e);
        }
    }
}
