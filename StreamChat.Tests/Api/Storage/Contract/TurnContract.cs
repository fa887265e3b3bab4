using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>The start of a run.</summary>
public abstract class TurnContract : StoreContract
{
    [Fact]
    public async Task Turn_AddsItsMessages_AndItsRun()
    {
        var conversation = await CreateAsync();

        var turn = await StartAsync(Some.Ask(conversation) with { FirstTitle = "first line" });

        var found = await FoundAsync(conversation.Id);
        Assert.Equal(
            conversation with
            {
                Title = "first line",
                TitleSource = TitleSource.FirstLine,
                ActiveLeaf = turn.Answer!.Id,
                UpdatedAt = turn.Run.CreatedAt,
                Version = 2,
            },
            found.Conversation);
        Assert.Equal([turn.Question!, turn.Answer], found.Messages);
        Assert.Equal([turn.Run], found.RunsInProgress);
        Assert.Equal(turn.Run, await Runs.FindAsync(Key(turn), Token));
        Assert.Null(await Runs.FindAsync(new RunKey(OtherOwner, turn.Run.Id), Token));
    }

    [Fact]
    public async Task Turn_LeavesATitleAsItIs()
    {
        var conversation = await CreateAsync(Some.Conversation("mine") with { TitleSource = TitleSource.Person });

        await StartAsync(Some.Ask(conversation) with { FirstTitle = "first line" });

        var found = (await FoundAsync(conversation.Id)).Conversation;
        Assert.Equal(("mine", TitleSource.Person), (found.Title, found.TitleSource));
    }

    [Fact]
    public async Task Turn_IsStale_WhenTheConversationHasChangedSinceItWasRead()
    {
        var conversation = await CreateAsync();
        await Conversations.UpdateAsync(Owner, conversation.Id, ifVersion: null, record => record with { Pinned = true }, Token);

        Assert.Equal(
            new TurnOutcome(TurnResult.Stale, null), await Runs.StartAsync(Owner, Some.Ask(conversation) with { IfVersion = 1 }, Token));
        Assert.Empty((await FoundAsync(conversation.Id)).Messages);
        await StartAsync(Some.Ask(conversation) with { IfVersion = 2 });
    }

    [Fact]
    public async Task Turn_IsARepetition_WhenItsKeyIsKnown_HoweverStale()
    {
        var conversation = await CreateAsync();
        var turn = Some.Ask(conversation) with { IfVersion = 1, Idempotency = new IdempotencyClaim("key", "print") };
        await StartAsync(turn);

        var again = await Runs.StartAsync(Owner, Some.Ask(conversation) with { IfVersion = 1, Idempotency = turn.Idempotency }, Token);

        Assert.Equal((TurnResult.Repeated, turn.Run.Id), (again.Result, again.Run?.Id));
    }

    [Fact]
    public async Task Turn_IsNotFound_WithoutItsConversationOrItsBranch()
    {
        var conversation = await CreateAsync();
        var other = await CreateAsync();
        var elsewhere = await StartAsync(Some.Ask(other));
        TurnOutcome notFound = new(TurnResult.NotFound, null);

        Assert.Equal(notFound, await Runs.StartAsync(OtherOwner, Some.Ask(conversation), Token));
        Assert.Equal(notFound, await Runs.StartAsync(Owner, Some.Ask(Some.Conversation()), Token));
        Assert.Equal(notFound, await Runs.StartAsync(Owner, Some.Ask(conversation, Some.Id("message")), Token));
        Assert.Equal(notFound, await Runs.StartAsync(Owner, Some.Ask(conversation, elsewhere.Answer!.Id), Token));
        Assert.Equal(conversation, (await FoundAsync(conversation.Id)).Conversation);
    }

    [Fact]
    public async Task Branch_IsBusy_WhileARunWritesThere()
    {
        var conversation = await CreateAsync();
        var first = await StartAsync(Some.Ask(conversation));
        await EndAsync(first);

        var second = await StartAsync(Some.Ask(conversation, first.Answer!.Id));

        string[] busy = [first.Answer.Id, second.Question!.Id, second.Answer!.Id];
        foreach (var branch in busy)
        {
            Assert.Equal(new TurnOutcome(TurnResult.BranchBusy, null), await Runs.StartAsync(Owner, Some.Ask(conversation, branch), Token));
        }

        string[] free = ["", first.Question!.Id];
        foreach (var branch in free)
        {
            await StartAsync(Some.Ask(conversation, branch));
        }

        Assert.Equal(3, (await FoundAsync(conversation.Id)).RunsInProgress.Count);
    }

    [Fact]
    public async Task Branch_IsFree_WhenItsRunHasEnded()
    {
        var conversation = await CreateAsync();
        await EndAsync(await StartAsync(Some.Ask(conversation)));

        await StartAsync(Some.Ask(conversation));
    }

    [Fact]
    public async Task Regenerate_AddsASibling()
    {
        var conversation = await CreateAsync();
        var first = await StartAsync(Some.Ask(conversation));
        await EndAsync(first);

        var second = await StartAsync(Some.Answer(conversation, first.Question!.Id));

        var found = await FoundAsync(conversation.Id);
        Assert.Equal([first.Question, Some.Ended(first.Answer!), second.Answer!], found.Messages);
        Assert.Equal(second.Answer!.Id, found.Conversation.ActiveLeaf);
    }

    [Fact]
    public async Task Continue_WritesTheSameMessage_InItsPlace()
    {
        var conversation = await CreateAsync();
        var first = await StartAsync(Some.Ask(conversation));
        await EndAsync(first);
        var later = await StartAsync(Some.Ask(conversation, first.Answer!.Id));
        await EndAsync(later);

        var run = Some.Run(conversation.Id, first.Answer.Id);
        var going = Some.Ended(first.Answer) with { Status = MessageStatus.Streaming, RunId = run.Id };
        await StartAsync(new Turn { Run = run, Answer = going, Branch = first.Question!.Id });

        var found = await FoundAsync(conversation.Id);
        Assert.Equal([first.Question, going, later.Question!, Some.Ended(later.Answer!)], found.Messages);
        Assert.Equal(first.Answer.Id, found.Conversation.ActiveLeaf);
    }

    [Fact]
    public async Task Turn_StandsByItself_OutsideOfAConversation()
    {
        var turn = await StartAsync(Some.Alone());
        await StartAsync(Some.Alone());

        Assert.Equal(turn.Run, await Runs.FindAsync(Key(turn), Token));
    }

    [Fact]
    public async Task OneOfManyTurns_Starts_WhenTheyComeAtOnceOnOneBranch()
    {
        var conversation = await CreateAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Runs.StartAsync(Owner, Some.Ask(conversation), Token)));

        var started = Assert.Single(outcomes, outcome => outcome.Result == TurnResult.Started);
        Assert.Equal(19, outcomes.Count(outcome => outcome == new TurnOutcome(TurnResult.BranchBusy, null)));
        var found = await FoundAsync(conversation.Id);
        Assert.Equal([started.Run!], found.RunsInProgress);
        Assert.Equal(2, found.Messages.Count);
    }
}
