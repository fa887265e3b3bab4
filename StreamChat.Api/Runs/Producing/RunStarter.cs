using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Runs.Writing;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Starts runs: in the store first, then here.</summary>
internal sealed partial class RunStarter(
    IRunStore store, ActiveRuns active, RunProducer producer, RunEnder ender, RunWriters writers, Replica replica, TimeProvider time, ILogger<RunStarter> logger)
{
    /// <summary>Starts a run, which goes on whatever becomes of the caller.</summary>
    internal async Task<TurnOutcome> StartAsync(string owner, RunRequest request)
    {
        var span = RunSpans.Begin(request.Turn.Run);
        var turn = request.Turn with { Run = request.Turn.Run with { ReplicaId = replica.Id, Trace = RunSpans.PlaceOf(span) } };
        ActiveRun run = new(owner, turn, time) { OrphanTime = request.OrphanTime };
        active.Add(run); // before anybody can know its id, so that who reads or cancels it finds it
        var stays = false;
        var isStarted = false;
        try
        {
            // Without the caller's token: a start that is abandoned half way may stand all the same.
            var outcome = await store.StartAsync(owner, turn, CancellationToken.None);
            stays = isStarted = outcome.Result == TurnResult.Started;
            if (stays)
            {
                LogStarted(turn.Run.Id, turn.Run.ConversationId ?? "none");
                Begin(run, () => producer.RunAsync(run, request, span));
            }

            return outcome;
        }
        catch (StoreUnavailableException)
        {
            stays = true;
            Begin(run, () => CloseAsync(run));
            throw;
        }
        finally
        {
            if (!stays)
            {
                active.Remove(run);
            }

            if (!isStarted)
            {
                RunSpans.Drop(span);
            }
        }
    }

    /// <summary>Begins work that has nothing of the request in it but what it is given: neither its span nor its log scopes outlive it.</summary>
    private static void Begin(ActiveRun run, Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            run.Work = Task.Run(work);
        }
    }

    /// <summary>
    /// The store did not say whether the start stands. If it does, nobody would ever end the run, as this replica lives: so it is ended as
    /// soon as the store answers, and its idempotency key is free again.
    /// </summary>
    private async Task CloseAsync(ActiveRun run)
    {
        using var scope = RequestId.Begin(run.Header.Run.RequestId, logger);
        using var writer = writers.Open(run);
        if (await ender.EndAsync(run, writer, RunEnd.NeverBegun, new AnswerLog(run.Header.Run, run.Log, wantsThinking: false), observer: null))
        {
            LogClosed(run.Key.RunId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} begins in conversation {ConversationId}.")]
    private partial void LogStarted(string runId, string conversationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} had been stored although the store did not say so; it was ended.")]
    private partial void LogClosed(string runId);
}
