using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>The end of a run.</summary>
public abstract class EndingContract : StoreContract
{
    [Fact]
    public async Task End_StoresTheMessage_TheState_AndTheLastEvents()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 3), Token);

        await EndAsync(turn, Some.Ending(turn, "whole", first: 4));

        var run = turn.Run with { State = RunState.Completed, EndedAt = Some.Time.AddMinutes(2), FinishReason = "stop" };
        var found = await FoundAsync(conversation.Id);
        var log = await Runs.ReadAsync(Key(turn), 0, Token);
        Assert.Equal(run, await Runs.FindAsync(Key(turn), Token));
        Assert.Equal([turn.Question!, Some.Ended(turn.Answer!, "whole")], found.Messages);
        Assert.Empty(found.RunsInProgress);
        Assert.Equal((Some.Time.AddMinutes(2), 3), (found.Conversation.UpdatedAt, found.Conversation.Version));
        Assert.Equal([(1, 3), (4, 5)], log.Batches.Select(batch => (batch.First, batch.Last)));
        Assert.Equal((5, true, true), (log.LastSequence, log.IsHeld, log.HasEnded));
    }

    [Theory]
    [InlineData(nameof(RunState.Cancelled))]
    [InlineData(nameof(RunState.Failed))]
    [InlineData(nameof(RunState.Interrupted))]
    public async Task EveryEnd_IsKept(string name)
    {
        var state = Enum.Parse<RunState>(name);
        var turn = await StartAsync(Some.Alone());

        await EndAsync(turn, Some.Ending(turn) with { State = state, FinishReason = null, ErrorCode = "interrupted" });

        Assert.Equal(
            turn.Run with { State = state, EndedAt = Some.Time.AddMinutes(2), ErrorCode = "interrupted" }, await Runs.FindAsync(Key(turn), Token));
    }

    [Fact]
    public async Task End_IsWritten_WhenTheSameComesAgain()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await EndAsync(turn);
        var once = (await FoundAsync(conversation.Id)).Conversation;

        await EndAsync(turn);

        Assert.Equal(once, (await FoundAsync(conversation.Id)).Conversation);
        Assert.Equal([(1, 2)], (await ReadLogAsync(Key(turn), 0)).Select(batch => (batch.First, batch.Last)));
    }

    [Fact]
    public async Task End_StaysWhatItIs_WhenAnotherEndComes()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await EndAsync(turn);

        var late = Some.Ending(turn, "late") with { State = RunState.Cancelled };
        Assert.Equal(AppendOutcome.Refused, await Runs.EndAsync(Key(turn), 1, late, Token));

        Assert.Equal([turn.Question!, Some.Ended(turn.Answer!)], (await FoundAsync(conversation.Id)).Messages);
        Assert.Equal(RunState.Completed, (await Runs.FindAsync(Key(turn), Token))?.State);
    }

    [Fact]
    public async Task End_IsRefused_WhenTheRunIsNotTheWriters()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));

        Assert.Equal(AppendOutcome.Refused, await Runs.EndAsync(Key(turn), 0, Some.Ending(turn), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.EndAsync(new RunKey(OtherOwner, turn.Run.Id), 1, Some.Ending(turn), Token));
        Assert.Equal([turn.Question!, turn.Answer!], (await FoundAsync(conversation.Id)).Messages);

        await Conversations.DeleteAsync(Owner, conversation.Id, Token);
        Assert.Equal(AppendOutcome.Refused, await Runs.EndAsync(Key(turn), 1, Some.Ending(turn), Token));
        Assert.Null(await Conversations.FindAsync(Owner, conversation.Id, Token));
    }

    [Fact]
    public async Task End_LeavesOtherChangesOfItsConversation()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await Conversations.UpdateAsync(
            Owner, conversation.Id, null, found => found with { Title = "renamed", UpdatedAt = Some.Time.AddDays(1), ActiveLeaf = turn.Question!.Id }, Token);

        await EndAsync(turn);

        var found = (await FoundAsync(conversation.Id)).Conversation;
        Assert.Equal(("renamed", Some.Time.AddDays(1), turn.Question!.Id), (found.Title, found.UpdatedAt, found.ActiveLeaf));
    }
}
