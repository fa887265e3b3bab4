using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs;

/// <summary>The door of this room: starts runs, finds them, reads them and ends them, on whichever replica they live.</summary>
internal sealed class RunService(IRunStore store)
{
    /// <summary>Starts a run, which this replica then owns and which goes on whatever becomes of the caller.</summary>
    /// <exception cref="Storage.StoreUnavailableException">Nothing was started.</exception>
    internal Task<TurnOutcome> StartAsync(string owner, RunRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The run as the store knows it; null when there is none.</summary>
    internal Task<Run?> FindAsync(RunKey key, CancellationToken cancellationToken) => store.FindAsync(key, cancellationToken);

    /// <summary>Reads a run's events after a sequence number (0 for all of them); null when there is no such run.</summary>
    internal Task<RunReader?> OpenReaderAsync(RunKey key, long after, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>
    /// Ends a run, wherever it lives, and waits up to a second until it has ended; returns it as it then is, or null when there is none. A run that has
    /// ended stays as it is.
    /// </summary>
    internal Task<Run?> CancelAsync(RunKey key, CancellationToken cancellationToken) => throw new NotImplementedException();
}
