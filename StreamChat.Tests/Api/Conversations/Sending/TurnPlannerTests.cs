using System.Text.Json;
using StreamChat.Api.Conversations.Sending;
using StreamChat.Api.Conversations.Sending.Turns;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Sending;

/// <summary>Where in a conversation's tree a turn has its place, and when it has none.</summary>
public sealed class TurnPlannerTests
{
    private static readonly Message First = Messages.Question("first");
    private static readonly Message FirstAnswer = Messages.Answer(First);
    private static readonly Message Second = Messages.Question("second", FirstAnswer);
    private static readonly Message SecondAnswer = Messages.Answer(Second);
    private static readonly StoredConversation Stored = Messages.Conversation(First, FirstAnswer, Second, SecondAnswer);

    private readonly TurnPlanner _planner = new(new ManualTimeProvider());

    [Fact]
    public void Send_GrowsAtTheActiveLeaf_WhenNoParentIsGiven()
    {
        var plan = Send(Stored, "{}").Plan!;

        Assert.Equal(SecondAnswer.Id, plan.GrowsUnder);
        Assert.Equal(SecondAnswer.Id, plan.Question!.ParentId);
        Assert.Equal(["first", "text", "second", "text", "next"], plan.Branch.Select(message => message.Content));
    }

    [Fact]
    public void Send_MakesABranch_WhenItFollowsAnEarlierAnswer()
    {
        var plan = Send(Stored, $$"""{"parent_id":"{{FirstAnswer.Id}}"}""").Plan!;

        Assert.Equal(FirstAnswer.Id, plan.GrowsUnder);
        Assert.Equal(["first", "text", "next"], plan.Branch.Select(message => message.Content));
    }

    [Theory]
    [InlineData("""{"parent_id":null}""", true)]
    [InlineData("{}", false)]
    public void Send_GrowsAtTheRoot_WhenTheParentIsNullOrThereIsNone(string parent, bool hasMessages)
    {
        var plan = Send(hasMessages ? Stored : Messages.Conversation(), parent).Plan!;

        Assert.Equal("", plan.GrowsUnder);
        Assert.Null(plan.Question!.ParentId);
        Assert.Equal(["next"], plan.Branch.Select(message => message.Content));
    }

    [Fact]
    public void Send_NamesTheField_WhenTheParentIsAQuestion()
    {
        var problem = Send(Stored, $$"""{"parent_id":"{{Second.Id}}"}""").Problem!;

        Assert.Equal("invalid_request", problem.Code.Code);
        Assert.Equal(["parent_id"], problem.Errors!.Keys);
    }

    [Fact]
    public void Send_NamesTheField_WhenTheParentIsInAnotherConversation()
    {
        var problem = Send(Messages.Conversation(), $$"""{"parent_id":"{{FirstAnswer.Id}}"}""").Problem!;

        Assert.Equal(["The field parent_id must be the id of a message of this conversation."], problem.Errors!["parent_id"]);
    }

    [Fact]
    public void Regenerate_AnswersTheSameQuestion_WhenGivenTheAnswerOrTheQuestion()
    {
        var byAnswer = TurnPlanner.Regenerate(Stored, FirstAnswer.Id).Plan!;
        var byQuestion = TurnPlanner.Regenerate(Stored, First.Id).Plan!;

        Assert.Equal((First.Id, First.Id, null), (byAnswer.QuestionId, byAnswer.GrowsUnder, byAnswer.Question));
        Assert.Equal((First.Id, First.Id, null), (byQuestion.QuestionId, byQuestion.GrowsUnder, byQuestion.Question));
        Assert.Equal(["first"], byAnswer.Branch.Select(message => message.Content));
    }

    [Theory]
    [InlineData(nameof(MessageStatus.Cancelled), "cancelled")]
    [InlineData(nameof(MessageStatus.Failed), null)]
    [InlineData(nameof(MessageStatus.Interrupted), null)]
    [InlineData(nameof(MessageStatus.Completed), "length")]
    public void Continue_TakesTheLastAnswer_WhenItWasCut(string status, string? finishReason)
    {
        var cut = Messages.Answer(First, "half", Enum.Parse<MessageStatus>(status), finishReason);

        var plan = TurnPlanner.Continue(Messages.Conversation(First, cut), cut.Id).Plan!;

        Assert.Same(cut, plan.Partial);
        Assert.Equal((First.Id, First.Id), (plan.QuestionId, plan.GrowsUnder));
    }

    [Fact]
    public void Continue_SaysWhy_WhenThereIsNothingToGoOnWith()
    {
        var cut = Messages.Answer(First, "half", MessageStatus.Cancelled);
        var writing = Messages.Answer(First, "", MessageStatus.Streaming);

        Assert.Same(SendingProblems.NotCut, TurnPlanner.Continue(Stored, SecondAnswer.Id).Problem);
        Assert.Same(SendingProblems.NotAnAnswer, TurnPlanner.Continue(Stored, First.Id).Problem);
        Assert.Same(SendingProblems.NoMessage, TurnPlanner.Continue(Stored, writing.Id).Problem);
        Assert.Same(SendingProblems.Busy, TurnPlanner.Continue(Messages.Conversation(First, writing), writing.Id).Problem);
        Assert.Same(
            SendingProblems.NotTheLast, TurnPlanner.Continue(Messages.Conversation(First, cut, Messages.Question("on", cut)), cut.Id).Problem);
    }

    private (TurnPlan? Plan, StreamChat.ServiceDefaults.Problems.Problem? Problem) Send(StoredConversation stored, string parent)
    {
        using var json = JsonDocument.Parse(parent);
        var parentId = json.RootElement.TryGetProperty("parent_id", out var given) ? given.Clone() : default;
        return _planner.Send(stored, new SendRequest("next", parentId), "request-1");
    }
}
