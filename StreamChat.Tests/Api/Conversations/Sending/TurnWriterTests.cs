using StreamChat.Api.Conversations.Sending;
using StreamChat.Api.Conversations.Sending.Turns;
using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Sending;

/// <summary>The records of a turn.</summary>
public sealed class TurnWriterTests
{
    private static readonly TurnOrder Order = new("alice", "conversation", "request-1") { Claim = new IdempotencyClaim("key", "print") };

    private readonly TurnWriter _writer = new(new Replica("replica-1"), new ManualTimeProvider());

    [Fact]
    public void Write_GivesAnAnswerUnderTheNewQuestion_WhenSomethingIsSaid()
    {
        var question = Messages.Question("What is a run?\nTell me.");

        var turn = _writer.Write(Order, new TurnPlan { Question = question, QuestionId = question.Id, Branch = [question], GrowsUnder = "" }, "big", 3);

        Assert.Same(question, turn.Question);
        Assert.Equal("What is a run?", turn.FirstTitle);
        Assert.Equal(Order.Claim, turn.Idempotency);
        Assert.Equal((question.Id, MessageRole.Assistant, MessageStatus.Streaming), (turn.Answer!.ParentId, turn.Answer.Role, turn.Answer.Status));
        Assert.Equal(("", "big", 3, "request-1"), (turn.Answer.Content, turn.Answer.Model, turn.Answer.DroppedMessages, turn.Answer.RequestId));
        Assert.Equal((turn.Run.Id, turn.Answer.Id), (turn.Answer.RunId, turn.Run.MessageId));
        Assert.Equal(("conversation", "replica-1", "request-1"), (turn.Run.ConversationId, turn.Run.ReplicaId, turn.Run.RequestId));
    }

    [Fact]
    public void Write_KeepsTheTextAndForgetsTheEnd_WhenAnAnswerIsContinued()
    {
        var question = Messages.Question("count");
        var cut = Messages.Answer(question, "one two", MessageStatus.Failed, finishReason: null) with
        {
            Thinking = "hm",
            Model = "big",
            ErrorCode = "provider_dropped",
            Usage = new TokenUsage(1, 2, 3),
            EndedAt = Messages.Now,
        };

        var turn = _writer.Write(
            Order, new TurnPlan { QuestionId = question.Id, Branch = [question], Partial = cut, GrowsUnder = question.Id }, null, 0);

        Assert.Null(turn.Question);
        Assert.Null(turn.FirstTitle);
        Assert.Equal(question.Id, turn.Branch);
        Assert.Equal(
            cut with { Status = MessageStatus.Streaming, RunId = turn.Run.Id, RequestId = "request-1", ErrorCode = null, Usage = null, EndedAt = null },
            turn.Answer);
    }
}
