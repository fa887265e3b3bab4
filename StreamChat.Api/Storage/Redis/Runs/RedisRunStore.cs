using StackExchange.Redis;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>Keeps runs and their logs in Redis, for all replicas that share it.</summary>
internal sealed class RedisRunStore(RedisCaller caller, RunStarts starts, RunLogs logs, ReplicaRegistry registry) : IRunStore
{
    public bool IsShared => true;

    public Task<TurnOutcome> StartAsync(string owner, Turn turn, CancellationToken cancellationToken) =>
        starts.StartAsync(owner, turn, cancellationToken);

    public async Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) =>
        RunRecord.Read(key.RunId, await RunAsync(RunScripts.Find, key, cancellationToken));

    public Task<AppendOutcome> AppendAsync(RunKey key, long epoch, LogBatch batch, CancellationToken cancellationToken) =>
        logs.AppendAsync(key, epoch, batch, cancellationToken);

    public Task<AppendOutcome> EndAsync(RunKey key, long epoch, RunEnding ending, CancellationToken cancellationToken) =>
        logs.EndAsync(key, epoch, ending, cancellationToken);

    public Task<LogPiece> ReadAsync(RunKey key, long after, CancellationToken cancellationToken) => logs.ReadAsync(key, after, cancellationToken);

    public async Task<bool> RequestCancelAsync(RunKey key, CancellationToken cancellationToken) =>
        (long)await RunAsync(RunScripts.Cancel, key, cancellationToken) == 1;

    public Task TouchReaderAsync(RunKey key, CancellationToken cancellationToken) => RunAsync(RunScripts.Touch, key, cancellationToken);

    public async Task<TimeSpan?> SinceLastReaderAsync(RunKey key, CancellationToken cancellationToken) =>
        await RunAsync(RunScripts.SinceReader, key, cancellationToken) is { IsNull: false } since ? TimeSpan.FromMilliseconds((long)since) : null;

    public Task RenewLeaseAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) =>
        registry.RenewAsync(replicaId, lease, cancellationToken);

    public Task<IReadOnlyList<OwnedRun>> TakeDeadRunsAsync(string replicaId, CancellationToken cancellationToken) =>
        registry.TakeDeadAsync(replicaId, cancellationToken);

    private Task<RedisResult> RunAsync(RedisScript script, RunKey key, CancellationToken cancellationToken) =>
        caller.Begin(cancellationToken).RunAsync(script, RedisKeys.Of(key.Owner), new ScriptArguments().Add(key.RunId));
}
