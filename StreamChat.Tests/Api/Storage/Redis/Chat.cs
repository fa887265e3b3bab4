using System.Text;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Api.Storage.Redis;

/// <summary>An owner with a conversation, and turns of it.</summary>
internal sealed class Chat
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    internal string Owner { get; } = $"owner-{Guid.CreateVersion7()}";

    internal string Replica { get; } = $"replica-{Guid.CreateVersion7()}";

    internal Conversation Conversation { get; } = new() { Id = NewId(), CreatedAt = Noon, UpdatedAt = Noon };

    internal static string NewId() => Guid.CreateVersion7().ToString();

    internal RunKey KeyOf(Turn turn) => new(Owner, turn.Run.Id);

    /// <summary>A question under a message (null for the root) and its answer.</summary>
    internal Turn Ask(string? parent = null, string text = "Why is the sky blue?", string? key = null)
    {
        Message question = new() { Id = NewId(), ParentId = parent, Role = MessageRole.User, Content = text, CreatedAt = Noon };
        var runId = NewId();
        Message answer = new()
        {
            Id = NewId(),
            ParentId = question.Id,
            Role = MessageRole.Assistant,
            Status = MessageStatus.Streaming,
            RunId = runId,
            CreatedAt = Noon,
        };
        return new Turn
        {
            Run = new Run
            {
                Id = runId,
                ConversationId = Conversation.Id,
                MessageId = answer.Id,
                RequestId = "request",
                ReplicaId = Replica,
                CreatedAt = Noon,
            },
            Question = question,
            Answer = answer,
            Branch = parent ?? "",
            FirstTitle = text,
            Idempotency = key is null ? null : new IdempotencyClaim(key, text),
        };
    }

    internal static LogBatch Events(int first, int last)
    {
        StringBuilder events = new();
        for (var i = first; i <= last; i++)
        {
            events.Append($"id: {i}\nevent: content\ndata: {{\"content\":\"{i}\"}}\n\n");
        }

        return new LogBatch(first, last, Encoding.UTF8.GetBytes(events.ToString()));
    }

    internal static RunEnding End(Turn turn, int last, string text = "Because of Rayleigh.") => new()
    {
        State = RunState.Completed,
        Message = turn.Answer is null ? null : turn.Answer with { Content = text, Status = MessageStatus.Completed, EndedAt = Noon.AddSeconds(5) },
        Events = Events(last, last),
        EndedAt = Noon.AddSeconds(5),
        FinishReason = "stop",
    };

    /// <summary>All events of a log, as they go to readers.</summary>
    internal static string TextOf(params IEnumerable<LogBatch> batches) =>
        string.Concat(batches.Select(batch => Encoding.UTF8.GetString(batch.Events.Span)));
}
