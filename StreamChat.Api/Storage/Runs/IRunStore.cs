using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Runs;

/// <summary>
/// Keeps runs and their logs. Every call ends in time, by itself within a second, if need be with a <see cref="StoreUnavailableException"/>; what one call
/// writes stands together or not at all. Times that decide something (leases, last readers) are the store's own clock, never a replica's.
/// </summary>
internal interface IRunStore
{
    /// <summary>Whether several replicas share this store; if not, whatever another replica id owned is dead.</summary>
    bool IsShared { get; }

    /// <summary>
    /// Starts a turn in one step: claims the idempotency key, refuses a branch on which a run is in progress, adds the messages, moves the
    /// active leaf, gives a first title and records the run.
    /// </summary>
    Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken);

    /// <summary>The run; null when there is none or its record has expired.</summary>
    Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Appends events to the run's log and tells its followers. A batch whose last event the log holds already is written: it comes again
    /// when its acknowledgement was lost. The first write makes a queued run a streaming one.
    /// </summary>
    Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a run in one step: stores its message, appends its last events, sets its state, frees its branch, lets the log expire, tells its
    /// followers. A run that failed before anything was streamed gives its idempotency key back. The same end is written when it comes
    /// again; another one is refused.
    /// </summary>
    Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken);

    /// <summary>What is in the log after a sequence number, in order, at most about 256 KiB of it.</summary>
    Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken);

    /// <summary>Asks the owner of a run in progress to end it. False when there is no such run in progress.</summary>
    Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken);

    /// <summary>Notes that somebody reads the run now, on whichever replica.</summary>
    Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken);

    /// <summary>How long ago somebody was last noted to read the run; null when nobody ever was.</summary>
    Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken);

    /// <summary>Says that this replica lives, for as long as <paramref name="lease"/>.</summary>
    Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Takes over runs in progress whose replica's lease is over: each is returned to one caller only, with its epoch raised and
    /// <paramref name="replicaId"/> as its owner. At most 50 a call.
    /// </summary>
    Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken);
}
