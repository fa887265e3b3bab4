using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Writing;

/// <summary>One run's place in the store, as its owner writes there. The store bounds every call, so that none needs a token.</summary>
internal sealed record WriteTarget(RunKey Key, long Epoch, RunLog Log, IRunStore Store)
{
    /// <summary>Counts what is written; null where nobody counts.</summary>
    internal RunMetrics? Metrics { get; init; }

    internal Task<AppendOutcome> AppendAsync(LogBatch batch)
    {
        Metrics?.Written(batch.Last - batch.First + 1);
        return Store.AppendAsync(Key, Epoch, batch, CancellationToken.None);
    }

    internal Task<AppendOutcome> EndAsync(RunEnding ending) => Store.EndAsync(Key, Epoch, ending, CancellationToken.None);

    /// <summary>Whether the run stands as this ending has it: a write whose acknowledgement was lost had reached the store.</summary>
    internal async Task<bool> HasEndedAsAsync(RunEnding ending) =>
        await Store.FindAsync(Key, CancellationToken.None) is { } run && run.Epoch == Epoch && run.State == ending.State;
}
