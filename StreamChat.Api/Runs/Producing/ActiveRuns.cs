using System.Collections.Concurrent;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Producing;

/// <summary>The runs that this replica owns.</summary>
internal sealed class ActiveRuns
{
    private readonly ConcurrentDictionary<RunKey, ActiveRun> _runs = [];

    internal IEnumerable<ActiveRun> All => _runs.Values;

    internal ActiveRun? Find(RunKey key) => _runs.GetValueOrDefault(key);

    internal void Add(ActiveRun run) => _runs[run.Key] = run;

    internal void Remove(ActiveRun run) => _runs.TryRemove(KeyValuePair.Create(run.Key, run));

    /// <summary>Ends a run because somebody asked for it; nothing happens when it is not here, or has ended.</summary>
    internal void Cancel(RunKey key) => Find(key)?.Stop(RunStop.Cancelled);

    internal void StopAll(RunStop reason)
    {
        foreach (var run in All)
        {
            run.Stop(reason);
        }
    }
}
