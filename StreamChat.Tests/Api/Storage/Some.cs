using System.Globalization;
using System.Text;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Api.Storage;

/// <summary>Records for a test that does not care what is in them.</summary>
internal static class Some
{
    internal const string ReplicaId = "replica-a";

    /// <summary>To the millisecond, as lists are ordered.</summary>
    internal static readonly DateTimeOffset Time = new(2026, 5, 1, 12, 0, 0, 123, TimeSpan.Zero);

    internal static string Id(string kind) => $"{kind}-{Guid.CreateVersion7():N}";

    internal static Conversation Conversation(string title = "", DateTimeOffset? updatedAt = null) =>
        new() { Id = Id("conversation"), Title = title, CreatedAt = Time, UpdatedAt = updatedAt ?? Time };

    internal static Message Question(string content = "question", string? parentId = null) => new()
    {
        Id = Id("question"),
        ParentId = parentId,
        Role = MessageRole.User,
        Content = content,
        CreatedAt = Time,
    };

    internal static Run Run(string? conversationId = null, string? messageId = null, string replicaId = ReplicaId) => new()
    {
        Id = Id("run"),
        ConversationId = conversationId,
        MessageId = messageId,
        RequestId = "request-1",
        ReplicaId = replicaId,
        CreatedAt = Time.AddMinutes(1),
    };

    /// <summary>A question at the root or under a message, and its answer.</summary>
    internal static Turn Ask(Conversation conversation, string branch = "", string content = "question")
    {
        var question = Question(content, branch.Length == 0 ? null : branch);
        return Answer(conversation, question.Id) with { Question = question, Branch = branch };
    }

    /// <summary>Another answer to a message.</summary>
    internal static Turn Answer(Conversation conversation, string questionId)
    {
        var id = Id("answer");
        var run = Run(conversation.Id, id);
        return new Turn
        {
            Run = run,
            Branch = questionId,
            Answer = new Message
            {
                Id = id,
                ParentId = questionId,
                Role = MessageRole.Assistant,
                Status = MessageStatus.Streaming,
                RunId = run.Id,
                RequestId = run.RequestId,
                CreatedAt = run.CreatedAt,
            },
        };
    }

    /// <summary>An answer outside of any conversation.</summary>
    internal static Turn Alone(string replicaId = ReplicaId) => new() { Run = Run(replicaId: replicaId) };

    internal static IdempotencyClaim Claim(string fingerprint = "asked-for") => new(Id("key"), fingerprint);

    /// <summary>Consecutive events as they go to readers.</summary>
    internal static LogBatch Batch(long first, long last, string content = "a 漢 👋")
    {
        StringBuilder events = new();
        for (var id = first; id <= last; id++)
        {
            events.Append(CultureInfo.InvariantCulture, $"id: {id}\nevent: content\ndata: {{\"content\":\"{content}\"}}\n\n");
        }

        return new LogBatch(first, last, Encoding.UTF8.GetBytes(events.ToString()));
    }

    internal static RunEnding Ending(Turn turn, string content = "answer", long first = 1) => new()
    {
        State = RunState.Completed,
        Message = turn.Answer is { } answer ? Ended(answer, content) : null,
        Events = Batch(first, first + 1),
        EndedAt = Time.AddMinutes(2),
        FinishReason = "stop",
    };

    internal static Message Ended(Message answer, string content = "answer") => answer with
    {
        Status = MessageStatus.Completed,
        Content = content,
        Thinking = "thought",
        Model = "model-1",
        FinishReason = "stop",
        Usage = new TokenUsage(1, 2, 3),
        DroppedMessages = 4,
        TimeToFirstToken = TimeSpan.FromMilliseconds(321.5),
        EndedAt = Time.AddMinutes(2),
    };
}
