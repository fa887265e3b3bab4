using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Standalone;

/// <summary>
/// Runs outside of any conversation: an answer that survives a lost connection, and of which nothing is left when nobody comes back for it.
/// </summary>
internal sealed class StandaloneRuns(RunService runs, TimeProvider time)
{
    /// <summary>Starts one; returns its id, or null when the store is away and no other replica could go on with it.</summary>
    internal async Task<string?> StartAsync(string owner, string prompt, string requestId, ITokenMeter? meter, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Run run = new() { Id = Guid.CreateVersion7(now).ToString("D"), RequestId = requestId, ReplicaId = "", CreatedAt = now };
        RunRequest request = new()
        {
            Turn = new Turn { Run = run },
            Messages = [ProviderMessage.User(prompt)],
            OrphanTime = RunTimes.StandaloneOrphan,
            Meter = meter,
        };
        try
        {
            var outcome = await runs.StartAsync(owner, request, cancellationToken);
            return outcome.Result == TurnResult.Started ? run.Id : null;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Reads one after a sequence number, on whichever replica it lives; without a reader when there is no such run.</summary>
    internal async Task<(RunReader? Reader, bool IsStoreAway)> OpenAsync(string owner, string runId, long after, CancellationToken cancellationToken)
    {
        try
        {
            return (await runs.OpenReaderAsync(new RunKey(owner, runId), after, cancellationToken), false);
        }
        catch (StoreUnavailableException)
        {
            return (null, true);
        }
    }
}
