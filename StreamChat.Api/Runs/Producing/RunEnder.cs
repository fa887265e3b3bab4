using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Runs.Writing;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Runs.Producing;

/// <summary>Ends runs of this replica: the message with its text, the last events and the state are stored in one step, then readers are told.</summary>
internal sealed partial class RunEnder(ActiveRuns active, RunWriters writers, RunsLifetime lifetime, TimeProvider time, ILogger<RunEnder> logger)
{
    /// <summary>Ends a run; false when the store did not take the end, because it no longer knows the run as ours or never came back.</summary>
    internal async Task<bool> EndAsync(ActiveRun run, LogWriter writer, RunEnd end, AnswerLog answer, RunObserver? observer)
    {
        var now = time.GetUtcNow();
        RunEvents events = new(run.Header.Run);
        answer.Finish();
        if (end.Usage is { } usage)
        {
            run.Log.Append(events.Usage(run.Log.Last + 1, usage).Span);
        }

        var last = run.Log.Last + 1;
        var ended = run.Record with { State = end.State, EndedAt = now, FinishReason = end.FinishReason, ErrorCode = end.Code?.Code };
        LogEnding ending = writers.End(run, writer);
        try
        {
            var isStored = await ending.EndAsync(
                Ending(run, end, answer, ended, observer),
                Last(events, last, end).ToArray(),
                () => run.Settle(ended),
                events.Error(last, RunState.Interrupted, ProblemCodes.StoreUnavailable, RunEnd.HeldTooLong).ToArray(),
                lifetime.Token);
            if (isStored)
            {
                observer?.Ended(end, run.Log.Last);
                LogEnded(run.Key.RunId, ended.ConversationId ?? "none", ended.State, run.Log.Last, (now - ended.CreatedAt).TotalSeconds);
            }
            else
            {
                Leave(run);
            }

            return isStored;
        }
        catch (OperationCanceledException) when (lifetime.Token.IsCancellationRequested)
        {
            Leave(run);
            LogLost(run.Key.RunId);
            return false;
        }
        finally
        {
            run.End();
            if (ending.WasGivenUp)
            {
                active.Remove(run); // what its log says is not what the store knows
            }
        }
    }

    /// <summary>Only the store can tell what became of it: readers who come again must not find it here.</summary>
    private void Leave(ActiveRun run)
    {
        active.Remove(run);
        run.Log.Leave();
    }

    private static ReadOnlyMemory<byte> Last(RunEvents events, long id, RunEnd end) => end.Code is { } code
        ? events.Error(id, end.State, code, end.Detail)
        : events.Done(id, end.State, end.FinishReason ?? "", end.Usage);

    private static RunEnding Ending(ActiveRun run, RunEnd end, AnswerLog answer, Run ended, RunObserver? observer) => new()
    {
        State = end.State,
        Message = run.Header.Base is { } message ? Finish(message, ended, end, answer, observer) : null,
        Events = default, // gathered when it is written
        EndedAt = ended.EndedAt!.Value,
        FinishReason = end.FinishReason,
        ErrorCode = ended.ErrorCode,
        ReleasesKey = end.State == RunState.Failed && !answer.HasText,
    };

    /// <summary>An answer that is gone on with keeps what it had.</summary>
    private static Message Finish(Message message, Run ended, RunEnd end, AnswerLog answer, RunObserver? observer) => message with
    {
        Content = message.Content + answer.Content,
        Thinking = answer.Thinking is { } thinking ? message.Thinking + thinking : message.Thinking,
        Status = end.Status,
        RunId = ended.Id,
        RequestId = ended.RequestId,
        Model = observer?.Model ?? message.Model,
        FinishReason = end.FinishReason,
        ErrorCode = ended.ErrorCode,
        Usage = end.Usage,
        TimeToFirstToken = observer?.TimeToFirstToken,
        EndedAt = ended.EndedAt,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} in conversation {ConversationId} ended as {State} with {Events} events after {Seconds:0.00} s.")]
    private partial void LogEnded(string runId, string conversationId, RunState state, long events, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The end of run {RunId} could not be stored before this replica left.")]
    private partial void LogLost(string runId);
}
