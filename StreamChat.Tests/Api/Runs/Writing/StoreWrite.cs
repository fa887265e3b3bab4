using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Api.Runs.Log;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>One write that reached a store, and waits for its answer.</summary>
internal sealed class StoreWrite(LogBatch batch, RunEnding? ending)
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LogBatch Batch => batch;

    /// <summary>How the run ends by it; null for a write in its middle.</summary>
    internal RunEnding? Ending => ending;

    /// <summary>The numbers that its events carry.</summary>
    internal IEnumerable<long> Ids => TestEvents.Ids(batch.Events);

    internal Task<AppendOutcome> Task => _answer.Task;

    internal void Answer(AppendOutcome outcome = AppendOutcome.Written) => _answer.SetResult(outcome);

    /// <summary>The store is away: whether it has written is not known.</summary>
    internal void Fail() => _answer.SetException(new StoreUnavailableException("no connection"));

    /// <summary>The store fails in a way that nobody has thought of.</summary>
    internal void Break() => _answer.SetException(new InvalidOperationException("A script of the store is broken."));
}
