using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Remote.Text;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Runs.Remote.Takeover;

/// <summary>Ends a run whose owner is gone as interrupted, with all text that its log holds: no reader has seen more than that.</summary>
internal sealed class RunCloser(IRunStore runs, IConversationStore conversations, TimeProvider time)
{
    private const string LastWords = "The replica that wrote this answer is gone; what was there is kept.";

    /// <summary>Ends it. Refused when somebody else has taken it meanwhile, or it was deleted; then there is nothing left to do.</summary>
    internal async Task<AppendOutcome> CloseAsync(OwnedRun dead, CancellationToken cancellationToken)
    {
        var run = dead.Run;
        RunKey key = new(dead.Owner, run.Id);
        var (text, last) = await ReadAsync(key, cancellationToken);
        var message = await FindMessageAsync(dead, cancellationToken);
        var now = time.GetUtcNow();
        var end = new RunEvents(run).Error(last + 1, RunState.Interrupted, ProblemCodes.Interrupted, LastWords);
        var ending = new RunEnding
        {
            State = RunState.Interrupted,
            Message = message is null ? null : Interrupt(message, text, now),
            Events = new LogBatch(last + 1, last + 1, end),
            EndedAt = now,
            ErrorCode = ProblemCodes.Interrupted.Code,
        };
        return await runs.EndAsync(key, run.Epoch, ending, cancellationToken);
    }

    private async Task<(RunText Text, long Last)> ReadAsync(RunKey key, CancellationToken cancellationToken)
    {
        var text = new RunText();
        while (true)
        {
            var before = text.LastSequence;
            var piece = await runs.ReadAsync(key, before, cancellationToken);
            foreach (var batch in piece.Batches)
            {
                text.Take(batch.Events.Span);
            }

            if (text.LastSequence >= piece.LastSequence || text.LastSequence == before)
            {
                return (text, Math.Max(text.LastSequence, piece.LastSequence));
            }
        }
    }

    private async Task<Message?> FindMessageAsync(OwnedRun dead, CancellationToken cancellationToken)
    {
        if (dead.Run is not { ConversationId: { } conversation, MessageId: { } message })
        {
            return null;
        }

        var stored = await conversations.FindAsync(dead.Owner, conversation, cancellationToken);
        return stored?.Messages.FirstOrDefault(each => each.Id == message);
    }

    /// <summary>What the message said before the run, as when an answer is continued, stays in front.</summary>
    private static Message Interrupt(Message message, RunText text, DateTimeOffset now) => message with
    {
        Content = message.Content + text.Content,
        Thinking = text.Thinking.Length > 0 ? message.Thinking + text.Thinking : message.Thinking,
        Status = MessageStatus.Interrupted,
        ErrorCode = ProblemCodes.Interrupted.Code,
        EndedAt = now,
    };
}
