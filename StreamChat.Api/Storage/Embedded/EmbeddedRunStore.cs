using Microsoft.Extensions.Options;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Rows;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>Runs and their logs in a SQLite file.</summary>
internal sealed class EmbeddedRunStore(EmbeddedDatabase database, IOptions<StoreOptions> options, TimeProvider time) : IRunStore
{
    private const int MaxTaken = 50;

    private readonly EmbeddedTurns _turns = new(options.Value, time);

    /// <summary>The file is held by one process: this one.</summary>
    public bool IsShared => false;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken) =>
        database.WriteAsync(write => _turns.Start(write, owner, turn), cancellationToken);

    public Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => RunRows.Find(reader, key, Now)?.Record, cancellationToken);

    public Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken) =>
        database.WriteAsync(write => Append(write, key, epoch, batch), cancellationToken);

    public Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken) =>
        database.WriteAsync(write => _turns.End(write, key, epoch, ending), cancellationToken);

    public Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken) => database.ReadAsync(
        reader => RunRows.Find(reader, key, Now) is { IsLogHeld: true } run
            ? new LogPiece(LogRows.Read(reader, run.Key, after), run.Last, IsHeld: true, run.HasEnded)
            : new LogPiece([], LastSequence: 0, IsHeld: false, HasEnded: true),
        cancellationToken);

    public Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(write => RequestCancel(write, key), cancellationToken);

    public Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken) => database.WriteAsync(
        write =>
        {
            RunRows.Touch(write.Database, key, Now);
            return true;
        },
        cancellationToken);

    public async Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken) =>
        await database.ReadAsync(reader => RunRows.ReadAt(reader, key), cancellationToken) is var at and not 0
            ? TimeSpan.FromMilliseconds(Math.Max(0, Now - at))
            : null;

    /// <summary>Nobody asks for it: that this process holds the file is its lease.</summary>
    public Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<OwnedRun>>(write => TakeDeadRuns(write, replicaId), cancellationToken);

    private AppendOutcome Append(DatabaseWrite write, RunKey key, long epoch, LogBatch batch)
    {
        if (RunRows.Find(write.Database, key, Now) is not { HasEnded: false } run || run.Record.Epoch != epoch)
        {
            return AppendOutcome.Refused;
        }

        if (LogRows.Append(write.Database, run, batch) is not { } last)
        {
            return AppendOutcome.TailLost;
        }

        if (run.Record.State == RunState.Queued)
        {
            RunRows.Save(write.Database, run.Key, run.Record with { State = RunState.Streaming });
        }

        write.Tell(notifications => notifications.Appended(key, last));
        return run.Record.CancelRequested ? AppendOutcome.WrittenCancelRequested : AppendOutcome.Written;
    }

    private bool RequestCancel(DatabaseWrite write, RunKey key)
    {
        if (RunRows.Find(write.Database, key, Now) is not { HasEnded: false } run)
        {
            return false;
        }

        RunRows.Save(write.Database, run.Key, run.Record with { CancelRequested = true });
        write.Tell(notifications => notifications.CancelRequested(run.Record.ReplicaId, key));
        return true;
    }

    private static List<OwnedRun> TakeDeadRuns(DatabaseWrite write, string replicaId)
    {
        List<OwnedRun> taken = [];
        foreach (var (owner, row) in RunRows.InProgressElsewhere(write.Database, replicaId, MaxTaken))
        {
            var run = row.Record with { ReplicaId = replicaId, Epoch = row.Record.Epoch + 1 };
            RunRows.Save(write.Database, row.Key, run);
            taken.Add(new OwnedRun(owner, run));
        }

        return taken;
    }
}
