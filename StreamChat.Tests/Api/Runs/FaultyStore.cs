using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Api.Runs;

/// <summary>A store whose calls a test can hold up or let fail, before or after they reached it.</summary>
internal sealed class FaultyStore(IRunStore inner) : IRunStore
{
    private int _writes;

    public bool IsShared => IsSharedByOthers;

    /// <summary>As if there were other replicas.</summary>
    internal bool IsSharedByOthers { get; set; }

    /// <summary>While true every call fails.</summary>
    internal bool IsAway { get; set; }

    /// <summary>While true calls succeed, but nobody is told.</summary>
    internal bool LosesAnswers { get; set; }

    /// <summary>Every write waits for this before it begins.</summary>
    internal Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>What was stored last as the end of a run, also once the store has been closed.</summary>
    internal RunEnding? LastEnding { get; private set; }

    /// <summary>How many writes of events were asked for.</summary>
    internal int Writes => Volatile.Read(ref _writes);

    /// <summary>What is told of readers on other replicas.</summary>
    internal TimeSpan? SinceLastReader { get; set; }

    public Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken) =>
        CallAsync(() => inner.StartAsync(owner, turn, cancellationToken));

    public Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) => CallAsync(() => inner.FindAsync(key, cancellationToken));

    public Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.AppendAsync(key, epoch, batch, cancellationToken));

    public async Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken)
    {
        var outcome = await WriteAsync(() => inner.EndAsync(key, epoch, ending, cancellationToken));
        LastEnding = ending;
        return outcome;
    }

    public Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken) =>
        CallAsync(() => inner.ReadAsync(key, after, cancellationToken));

    public Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken) =>
        CallAsync(() => inner.RequestCancelAsync(key, cancellationToken));

    public Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken) => inner.TouchReaderAsync(key, cancellationToken);

    public Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken) =>
        CallAsync(() => Task.FromResult(SinceLastReader));

    public Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OwnedRun>>([]);

    private async Task<AppendOutcome> WriteAsync(Func<Task<AppendOutcome>> write)
    {
        Interlocked.Increment(ref _writes);
        await Hold;
        return await CallAsync(write);
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var result = IsAway ? default : await call();
        return IsAway || LosesAnswers ? throw new StoreUnavailableException("no connection") : result!;
    }
}
