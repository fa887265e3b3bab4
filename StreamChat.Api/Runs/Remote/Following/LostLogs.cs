using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Runs.Remote.Following;

/// <summary>
/// Tells the end of a run whose log is not held, or not as its readers have seen it: a <c>reset</c> with the message as it was stored, then
/// its terminal event.
/// </summary>
internal sealed class LostLogs(IRunStore runs, IConversationStore conversations)
{
    private const string NotHeld = "The text of this answer is no longer held.";

    /// <summary>
    /// Puts the end of a run that has ended in the place of what a log holds of it. False when there is no message any more: then the end
    /// follows what the log holds.
    /// </summary>
    /// <param name="key">The run.</param>
    /// <param name="log">Whose readers get it; it is not completed by this.</param>
    /// <param name="last">The number of the terminal event; the reset before it has at least 1, as 0 stands for the place before all events.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    internal async Task<bool> ReplaceAsync(RunKey key, RunLog log, long last, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(key, cancellationToken);
        var message = run is null ? null : await FindMessageAsync(key.Owner, run, cancellationToken);
        var events = new RunEvents(run ?? Deleted(key));
        if (message is not null)
        {
            var place = Math.Max(1, last - 1);
            log.Reset(place, events.Reset(place, message.Content, message.Thinking).Span);
        }

        log.Append(End(events, log.Last + 1, run, message).Span);
        log.Publish(log.Last);
        return message is not null;
    }

    /// <summary>The message that a run writes, as it is stored; null outside of a conversation, and when it was deleted.</summary>
    internal async Task<Message?> FindMessageAsync(string owner, Run run, CancellationToken cancellationToken) =>
        run is { ConversationId: { } conversation, MessageId: { } message }
            ? (await conversations.FindAsync(owner, conversation, cancellationToken))?.Messages.FirstOrDefault(each => each.Id == message)
            : null;

    private static ReadOnlyMemory<byte> End(RunEvents events, long id, Run? run, Message? message)
    {
        if (run is null)
        {
            return events.Done(id, RunState.Cancelled, "cancelled", usage: null); // it was deleted with its conversation, which cancels it
        }

        if (message is null)
        {
            return events.Error(id, RunState.Interrupted, ProblemCodes.Interrupted, NotHeld);
        }

        if (run.State is RunState.Completed or RunState.Cancelled)
        {
            return events.Done(id, run.State, run.FinishReason ?? RunStateNames.Of(run.State), message.Usage);
        }

        var code = ProblemCodes.FindForAnswer(run.ErrorCode) ?? ProblemCodes.Internal;
        return events.Error(id, run.State, code, $"{code.Title}.");
    }

    private static Run Deleted(RunKey key) => new()
    {
        Id = key.RunId,
        RequestId = "",
        ReplicaId = "",
        CreatedAt = default,
    };
}
