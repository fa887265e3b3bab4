using System.Collections.Concurrent;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;
using StreamChat.Api.Storage.Redis.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>
/// Who lives, and who takes over the runs of those who do not.
/// </summary>
internal sealed class ReplicaRegistry(RedisCaller caller, TimeProvider time)
{
    private const int MaxTaken = 50;

    /// <summary>How long after an absence this replica takes nobody for dead: those who were away with it renew every 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    // Starts and takeovers whose answer did not come: they may stand all the same.
    private readonly ConcurrentQueue<(string ReplicaId, RunKey Key, bool IsStart)> _doubtful = [];

    /// <summary>Remembers a start of which nobody knows whether it stands; who takes over dead runs takes it too.</summary>
    internal void Doubt(string replicaId, RunKey key) => _doubtful.Enqueue((replicaId, key, IsStart: true));

    internal Task RenewAsync(string replicaId, TimeSpan lease, CancellationToken cancellationToken) => caller.Begin(cancellationToken).RunAsync(
        RunScripts.Renew,
        [RedisKeys.Replicas, RedisKeys.ReplicasBack],
        new ScriptArguments().Add(replicaId).Add((long)lease.TotalMilliseconds));

    internal async Task<IReadOnlyList<OwnedRun>> TakeDeadAsync(string replicaId, CancellationToken cancellationToken)
    {
        List<OwnedRun> taken = [];
        while (taken.Count < MaxTaken && _doubtful.TryPeek(out var run))
        {
            Add(taken, await ClaimAsync(caller.Begin(cancellationToken), run.Key, run.ReplicaId, replicaId, releasesKey: run.IsStart));
            _doubtful.TryDequeue(out _);
        }

        // Again when others were faster with some: what was looked at once is on no dead replica's list any more.
        var begun = time.GetTimestamp();
        while (taken.Count < MaxTaken && time.GetElapsedTime(begun) < RedisCall.Limit
            && await FindDeadAsync(replicaId, MaxTaken - taken.Count, cancellationToken) is { Length: > 0 } dead)
        {
            taken.AddRange(await TakeAsync(dead, replicaId, cancellationToken));
        }

        return taken;
    }

    /// <summary>Pairs of a dead replica and one of its runs.</summary>
    private async Task<string[]> FindDeadAsync(string replicaId, int most, CancellationToken cancellationToken) =>
        (await caller.Begin(cancellationToken).RunAsync(
            RunScripts.Dead,
            [RedisKeys.Replicas, RedisKeys.ReplicasBack],
            new ScriptArguments().Add(replicaId).Add(most).Add((long)Patience.TotalMilliseconds))).Texts();

    private async Task<List<OwnedRun>> TakeAsync(string[] dead, string replicaId, CancellationToken cancellationToken)
    {
        List<OwnedRun> taken = [];
        StoreUnavailableException? failure = null;
        var claims = dead.Chunk(2).Select(pair => TakeAsync(pair[0], RedisKeys.ParseEntry(pair[1]), replicaId, cancellationToken)).ToList();
        await ((Task)Task.WhenAll(claims)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var claim in claims)
        {
            try
            {
                Add(taken, await claim);
            }
            catch (StoreUnavailableException e)
            {
                // What was taken is returned, even if the store goes away in the middle: the rest is taken another time.
                failure = e;
            }
        }

        return failure is null || taken.Count > 0 ? taken : throw failure;
    }

    /// <summary>Notes the run as ours, takes it, and only then takes it from the list of the dead: it is on some list at every moment.</summary>
    private async Task<OwnedRun?> TakeAsync(string dead, RunKey key, string replicaId, CancellationToken cancellationToken)
    {
        var call = caller.Begin(cancellationToken);
        await ReplicaRuns.NoteAsync(call, replicaId, key);
        var run = await ClaimSurelyAsync(call, key, dead, replicaId);
        await ReplicaRuns.ForgetAsync(call, dead, key);
        if (run is null)
        {
            await ReplicaRuns.ForgetAsync(call, replicaId, key);
        }

        return run;
    }

    /// <summary>Takes a run which, if the answer is lost, may be ours without our knowing it: then it is taken from ourselves, the next time.</summary>
    private async Task<OwnedRun?> ClaimSurelyAsync(RedisCall call, RunKey key, string from, string to)
    {
        try
        {
            return await ClaimAsync(call, key, from, to, releasesKey: false);
        }
        catch (StoreUnavailableException)
        {
            _doubtful.Enqueue((to, key, IsStart: false));
            throw;
        }
    }

    private static async Task<OwnedRun?> ClaimAsync(RedisCall call, RunKey key, string from, string to, bool releasesKey)
    {
        var fields = await call.RunAsync(
            RunScripts.Claim, RedisKeys.Of(key.Owner), new ScriptArguments().Add(key.RunId).Add(from).Add(to).Add(releasesKey));
        return RunRecord.Read(key.RunId, fields) is { } run ? new OwnedRun(key.Owner, run) : null;
    }

    private static void Add(List<OwnedRun> taken, OwnedRun? run)
    {
        if (run is not null)
        {
            taken.Add(run);
        }
    }
}
