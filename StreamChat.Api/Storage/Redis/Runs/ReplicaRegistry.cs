using System.Collections.Concurrent;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>
/// Who lives, and who takes over the runs of those who do not.
/// </summary>
internal sealed class ReplicaRegistry(RedisCaller caller)
{
    private const int MaxTaken = 50;

    /// <summary>How long after an absence this replica takes nobody for dead: those who were away with it renew every 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Starts whose answer did not come: they may stand all the same.
    private readonly ConcurrentQueue<(string ReplicaId, RunKey Key)> _doubtful = [];

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
        await ReplicaRuns.NoteAsync(call, replicaId, key);
        var run = await ClaimAsync(call, key, dead, replicaId, releasesKey: false);
        await ReplicaRuns.ForgetAsync(call, dead, key);
        if (run is null)
        {
            await ReplicaRuns.ForgetAsync(call, replicaId, key);
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
