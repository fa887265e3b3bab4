using System.Collections.Concurrent;
using StackExchange.Redis;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>
/// Who lives, and which runs are whose, so that the runs of a dead replica are found without looking at all runs. A run is noted before it
/// starts and forgotten after it ended; a note without a run in progress says nothing and goes with its replica.
/// </summary>
internal sealed class ReplicaRegistry(RedisCaller caller)
{
    private const int MaxTaken = 50;

    /// <summary>The lease of a replica that starts a run before it said that it lives.</summary>
    private static readonly TimeSpan FirstLease = TimeSpan.FromSeconds(6);

    /// <summary>How long after an absence this replica takes nobody for dead: those who were away with it renew every 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Starts whose answer did not come: they may stand all the same.
    private readonly ConcurrentQueue<(string ReplicaId, RunKey Key)> _doubtful = [];

    internal Task RegisterAsync(RedisCall call, string replicaId, RunKey key) => call.RunAsync(
        RunScripts.Register,
        [RedisKeys.Replicas, RedisKeys.RunsOf(replicaId)],
        new ScriptArguments().Add(replicaId).Add(RedisKeys.Entry(key)).Add((long)FirstLease.TotalMilliseconds));

    /// <summary>Takes runs from a replica's list, if that is possible now; it is not worth a failure.</summary>
    internal async Task ForgetAsync(RedisCall call, string replicaId, params IReadOnlyCollection<RunKey> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        ScriptArguments arguments = new();
        foreach (var key in keys)
        {
            arguments.Add(RedisKeys.Entry(key));
        }

        try
        {
            await call.RunAsync(RunScripts.Forget, [RedisKeys.RunsOf(replicaId)], arguments);
        }
        catch (StoreUnavailableException)
        {
            // The note stays until its replica has gone, and whoever finds it then sees that the run is none.
        }
    }

    /// <summary>Remembers a start of which nobody knows whether it stands; who takes over dead runs takes it too.</summary>
    internal void Doubt(string replicaId, RunKey key) => _doubtful.Enqueue((replicaId, key));

    internal Task RenewAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => caller.Begin(cancellationToken).RunAsync(
        RunScripts.Renew,
        [RedisKeys.Replicas, RedisKeys.ReplicasBack],
        new ScriptArguments().Add(replicaId).Add((long)lease.TotalMilliseconds));

    internal async Task<IReadOnlyList<OwnedRun>> TakeDeadAsync(string replicaId, CancellationToken cancellationToken)
    {
        List<OwnedRun> taken = [];
        while (taken.Count < MaxTaken && _doubtful.TryPeek(out var start))
        {
            Add(taken, start.Key.Owner, await ClaimAsync(caller.Begin(cancellationToken), start.Key, start.ReplicaId, replicaId, releasesKey: true));
            _doubtful.TryDequeue(out _);
        }

        var dead = (string[])(await caller.Begin(cancellationToken).RunAsync(
            RunScripts.Dead,
            [RedisKeys.Replicas, RedisKeys.ReplicasBack],
            new ScriptArguments().Add(replicaId).Add(MaxTaken - taken.Count).Add((long)Patience.TotalMilliseconds)))!;
        var claims = dead.Chunk(2).Select(pair => TakeAsync(pair[0], RedisKeys.ParseEntry(pair[1]), replicaId, cancellationToken)).ToList();
        foreach (var claim in claims)
        {
            // What was taken is returned, even if the store goes away in the middle: the rest is taken another time.
            await ((Task)claim).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (claim.IsCompletedSuccessfully && claim.Result is { } run)
            {
                taken.Add(run);
            }
        }

        return taken;
    }

    /// <summary>Notes the run as ours, takes it, and only then takes it from the list of the dead: it is on some list at every moment.</summary>
    private async Task<OwnedRun?> TakeAsync(string dead, RunKey key, string replicaId, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        await RegisterAsync(call, replicaId, key);
        var run = await ClaimAsync(call, key, dead, replicaId, releasesKey: false);
        await ForgetAsync(call, dead, key);
        if (run is null)
        {
            await ForgetAsync(call, replicaId, key);
            return null;
        }

        return new OwnedRun(key.Owner, run);
    }

    private static async Task<Run?> ClaimAsync(RedisCall call, RunKey key, string from, string to, bool releasesKey)
    {
        var fields = await call.RunAsync(
            RunScripts.Claim, RedisKeys.Of(key.Owner), new ScriptArguments().Add(key.RunId).Add(from).Add(to).Add(releasesKey));
        return RunRecord.Read(key.RunId, fields);
    }

    private static void Add(List<OwnedRun> taken, string owner, Run? run)
    {
        if (run is not null)
        {
            taken.Add(new OwnedRun(owner, run));
        }
    }
}
