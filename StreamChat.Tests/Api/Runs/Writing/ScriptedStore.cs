using System.Threading.Channels;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>A store whose writes a test answers one by one.</summary>
internal sealed class ScriptedStore : IRunStore
{
    private readonly Channel<StoreWrite> _writes = Channel.CreateBounded<StoreWrite>(1000);

    public bool IsShared => true;

    /// <summary>What the store says of the run when it is asked.</summary>
    internal Run? Found { get; set; }

    /// <summary>Whether no write came that the test did not take.</summary>
    internal bool IsQuiet => _writes.Reader.Count == 0;

    /// <summary>The next write, as soon as it has come.</summary>
    internal Task<StoreWrite> NextAsync() => _writes.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().Bounded();

    /// <summary>Takes the next write as a healthy store does.</summary>
    internal async Task<LogBatch> WriteNextAsync(AppendOutcome outcome = AppendOutcome.Written)
    {
        var write = await NextAsync();
        write.Answer(outcome);
        return write.Batch;
    }

    public Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken) => Add(batch, null);

    public Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken) => Add(ending.Events, ending);

    public Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) => Task.FromResult(Found);

    public Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private Task<AppendOutcome> Add(LogBatch batch, RunEnding? ending)
    {
        StoreWrite write = new(batch with { Events = batch.Events.ToArray() }, ending);
        Assert.True(_writes.Writer.TryWrite(write));
        return write.Task;
    }
}
