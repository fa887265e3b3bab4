using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Redis.Connection;

namespace StreamChat.Api.Storage.Redis.Runs;

/// <summary>
/// Which runs are whose, so that those of a dead replica are found without looking at all runs. A run is noted before it starts and forgotten
/// after it has ended; a note without a run in progress says nothing, and goes with its replica.
/// </summary>
internal static class ReplicaRuns
{
    /// <summary>The lease of a replica that starts a run before it said that it lives.</summary>
    private static readonly TimeSpan FirstLease = TimeSpan.FromSeconds(6);

    /// <summary>Notes a run that is about to start, or to be taken over.</summary>
    internal static Task NoteAsync(RedisCall call, string replicaId, RunKey key) => call.RunAsync(
        RunScripts.Register,
        [RedisKeys.Replicas, RedisKeys.RunsOf(replicaId)],
        new ScriptArguments().Add(replicaId).Add(RedisKeys.Entry(key)).Add((long)FirstLease.TotalMilliseconds));

    /// <summary>Takes runs from a replica's list, if that is possible now; it is not worth a failure.</summary>
    internal static async Task ForgetAsync(RedisCall call, string replicaId, params IReadOnlyCollection<RunKey> keys)
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
}
