using StreamChat.Api.Conversations.Titles;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Conversations.Sending.Turns;

/// <summary>Writes a plan as the records that the store adds in one step.</summary>
internal sealed class TurnWriter(Replica replica, TimeProvider time)
{
    internal Turn Write(TurnOrder order, TurnPlan plan, string? model, int dropped)
    {
        var run = NewRun(order);
        var answer = plan.Partial is { } partial ? GoOn(partial) : Begin(plan);
        return new Turn
        {
            Run = run with { MessageId = answer.Id },
            Question = plan.Question,
            Answer = answer with
            {
                Status = MessageStatus.Streaming,
                RunId = run.Id,
                RequestId = order.RequestId,
                Model = model ?? answer.Model,
                DroppedMessages = dropped,
            },
            Branch = plan.GrowsUnder,
            IfVersion = plan.IfVersion,
            FirstTitle = plan.Question is { } question ? FirstLine.Of(question.Content) : null,
            Idempotency = order.Claim,
        };
    }

    /// <summary>A turn that cannot be started, to learn what became of its idempotency key.</summary>
    internal Turn WriteImpossible(TurnOrder order) =>
        new() { Run = NewRun(order), Branch = Ids.New(time.GetUtcNow()), Idempotency = order.Claim };

    private Message Begin(TurnPlan plan)
    {
        var now = time.GetUtcNow();
        return new Message { Id = Ids.New(now), ParentId = plan.QuestionId, Role = MessageRole.Assistant, CreatedAt = now };
    }

    /// <summary>What the answer has stays; how it ended is no longer true.</summary>
    private static Message GoOn(Message partial) => partial with
    {
        FinishReason = null,
        ErrorCode = null,
        Usage = null,
        TimeToFirstToken = null,
        EndedAt = null,
    };

    private Run NewRun(TurnOrder order)
    {
        var now = time.GetUtcNow();
        return new Run
        {
            Id = Ids.New(now),
            ConversationId = order.ConversationId,
            RequestId = order.RequestId,
            ReplicaId = replica.Id,
            CreatedAt = now,
        };
    }
}
