using System.Diagnostics;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Starts runs: in the store first, then here.</summary>
internal sealed class RunStarter(IRunStore store, ActiveRuns active, RunProducer producer, Replica replica, TimeProvider time)
{
    /// <summary>Starts a run, which goes on whatever becomes of the caller.</summary>
    internal async Task<TurnOutcome> StartAsync(string owner, RunRequest request)
    {
        var turn = request.Turn with { Run = request.Turn.Run with { ReplicaId = replica.Id } };
        ActiveRun run = new(owner, turn, time) { OrphanTime = request.OrphanTime };
        active.Add(run); // before anybody can know its id, so that who reads or cancels it finds it
        var isStarted = false;
        try
        {
            // Without the caller's token: a start that is abandoned half way may stand all the same.
            var outcome = await store.StartAsync(owner, turn, CancellationToken.None);
            isStarted = outcome.Result == TurnResult.Started;
            if (isStarted)
            {
                Begin(run, request);
            }

            return outcome;
        }
        finally
        {
            if (!isStarted)
            {
                active.Remove(run);
            }
        }
    }

    /// <summary>Begins work that has nothing of the request in it but what it is given: neither its span nor its log scopes outlive it.</summary>
    private void Begin(ActiveRun run, RunRequest request)
    {
        var parent = Activity.Current?.Context ?? default;
        using (ExecutionContext.SuppressFlow())
        {
            run.Work = Task.Run(() => producer.RunAsync(run, request, parent));
        }
    }
}
