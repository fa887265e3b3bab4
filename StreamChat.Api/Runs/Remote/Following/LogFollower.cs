using System.Threading.Channels;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Notifications;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Remote.Following;

/// <summary>
/// Copies one run that this replica does not own from the store into a log of its own, for all who read it here. It listens first and
/// then reads, so that nothing falls between; every notice only makes it read on, and a lost one makes it late by no more than
/// <see cref="SafetyPeriod"/>.
/// </summary>
internal sealed partial class LogFollower(
    RunKey key,
    TimeSpan touchPeriod,
    IRunStore store,
    IStoreNotifications notifications,
    LostLogs lostLogs,
    TimeProvider time,
    ILogger<LogFollower> logger)
{
    internal static readonly TimeSpan SafetyPeriod = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private TaskCompletionSource? _asked;
    private volatile bool _hasHole;
    private long? _touched;

    internal RunKey Key => key;

    /// <summary>What was copied; readers take it from here.</summary>
    internal RunLog Log { get; } = new();

    /// <summary>Whether the end of the message took the place of the log, so that every reader must read from its beginning.</summary>
    internal bool IsReplaced { get; private set; }

    /// <summary>Completes when all that the store held was copied for the first time, or nothing will be.</summary>
    internal Task CaughtUp => _caughtUp.Task;

    /// <summary>Completes when all that the store holds now was copied, or nothing will be.</summary>
    internal Task CatchUpAsync()
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = Interlocked.CompareExchange(ref _asked, mine, null) ?? mine;
        Wake();
        return Log.State == LogState.Open ? asked.Task : Task.CompletedTask;
    }

    /// <summary>Follows the run to its end, or until there is nobody left to read it.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        IAsyncDisposable? subscription = null;
        await using var pulse = time.CreateTimer(_ => Wake(), null, SafetyPeriod, SafetyPeriod);
        try
        {
            do
            {
                subscription = await StepAsync(subscription, cancellationToken);
            }
            while (Log.State == LogState.Open && await _wake.Reader.ReadAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody reads any more.
        }
        catch (Exception e)
        {
            LogFailed(key.RunId, e);
        }
        finally
        {
            Log.Leave(); // says nothing to those who have read the end
            _caughtUp.TrySetResult();
            Volatile.Read(ref _asked)?.TrySetResult();
            await EndAsync(subscription);
        }
    }

    /// <summary>Reads what there is, while the store is there. Readers keep what they have while it is not.</summary>
    private async Task<IAsyncDisposable?> StepAsync(IAsyncDisposable? subscription, CancellationToken cancellationToken)
    {
        var asked = Interlocked.Exchange(ref _asked, null); // before the copy: who asks during it may mean what comes after it
        try
        {
            subscription ??= await ListenAsync(cancellationToken);
            await CopyAsync(cancellationToken);
            Log.SetResumable(true);
            await TouchAsync(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            Log.SetResumable(false);
            asked?.TrySetException(e);
        }
        finally
        {
            asked?.TrySetResult();
        }

        return subscription;
    }

    /// <summary>Without notices the log is read on every <see cref="SafetyPeriod"/>.</summary>
    private async Task<IAsyncDisposable?> ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await notifications.OnAppendedAsync(key, Notice, Wake, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = Log.Last;
            var piece = await store.ReadAsync(key, before, cancellationToken);
            _hasHole = piece.Batches.Any(batch => !Log.TryAppend(batch));
            var hasMore = !_hasHole && Log.Last > before && Log.Last < piece.LastSequence;
            if (hasMore)
            {
                continue;
            }

            if (piece.HasEnded)
            {
                await FinishAsync(piece, cancellationToken);
            }

            // Of a run in progress the log may be shorter than what was read, when the store has lost its tail: its owner goes on after
            // what we hold. It may also have a hole, and then only the end can tell what was in it.
            _caughtUp.TrySetResult();
            return;
        }
    }

    private async Task FinishAsync(LogPiece piece, CancellationToken cancellationToken)
    {
        if (!piece.IsHeld || Log.Last != piece.LastSequence || !LogEnd.IsIn(Log))
        {
            IsReplaced = await lostLogs.ReplaceAsync(key, Log, piece.IsHeld ? piece.LastSequence : Log.Last + 1, cancellationToken);
        }

        Log.Complete();
    }

    private async Task TouchAsync(CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp(); // and not when the store has answered, which would put off the next touch by as long
        if (Log.State == LogState.Open && (_touched is not { } touched || time.GetElapsedTime(touched, now) >= touchPeriod))
        {
            await store.TouchReaderAsync(key, cancellationToken);
            _touched = now;
        }
    }

    /// <summary>The last reader has just left, if the run goes on: from now on its orphan time runs.</summary>
    private async Task EndAsync(IAsyncDisposable? subscription)
    {
        try
        {
            if (subscription is not null)
            {
                await subscription.DisposeAsync();
            }

            if (Log.State == LogState.Left)
            {
                await store.TouchReaderAsync(key, CancellationToken.None); // bounded by the store
            }
        }
        catch (StoreUnavailableException)
        {
            // The last touch counts.
        }
    }

    private void Notice(long last)
    {
        if (last > Log.Last && !_hasHole)
        {
            Wake();
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} of another replica could not be followed any longer.")]
    private partial void LogFailed(string runId, Exception exception);
}
