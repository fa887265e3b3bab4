using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>The same start, asked for more than once.</summary>
public abstract class IdempotencyContract : StoreContract
{
    [Fact]
    public async Task Start_GivesTheSameRun_WhenItsKeyWasUsed()
    {
        var conversation = await CreateAsync();
        var claim = Some.Claim();
        var turn = await StartAsync(Some.Ask(conversation) with { Idempotency = claim });

        var during = await Runs.StartAsync(Owner, Some.Ask(conversation) with { Idempotency = claim }, Token);
        await EndAsync(turn);
        var after = await Runs.StartAsync(Owner, Some.Ask(conversation) with { Idempotency = claim }, Token);

        Assert.Equal(new TurnOutcome(TurnResult.Repeated, turn.Run), during);
        Assert.Equal(new TurnOutcome(TurnResult.Repeated, await Runs.FindAsync(Key(turn), Token)), after);
        Assert.Equal(2, (await FoundAsync(conversation.Id)).Messages.Count);
    }

    [Fact]
    public async Task Start_IsRefused_WhenItsKeyWasUsedForSomethingElse()
    {
        var conversation = await CreateAsync();
        var claim = Some.Claim();
        await StartAsync(Some.Ask(conversation) with { Idempotency = claim });

        var outcome = await Runs.StartAsync(Owner, Some.Ask(conversation) with { Idempotency = claim with { Fingerprint = "other" } }, Token);

        Assert.Equal(new TurnOutcome(TurnResult.KeyMismatch, null), outcome);
    }

    [Fact]
    public async Task Key_IsTheOwnersOwn()
    {
        var turn = Some.Alone() with { Idempotency = Some.Claim() };
        await StartAsync(turn);

        var theirs = Some.Alone() with { Idempotency = turn.Idempotency };

        Assert.Equal(new TurnOutcome(TurnResult.Started, theirs.Run), await Runs.StartAsync(OtherOwner, theirs, Token));
    }

    [Fact]
    public async Task Key_IsNotUsed_WhenNothingWasStarted()
    {
        var conversation = await CreateAsync();
        var busy = await StartAsync(Some.Ask(conversation));
        var claim = Some.Claim();

        Assert.Equal(TurnResult.BranchBusy, (await Runs.StartAsync(Owner, Some.Ask(conversation) with { Idempotency = claim }, Token)).Result);
        Assert.Equal(TurnResult.NotFound, (await Runs.StartAsync(Owner, Some.Ask(conversation, "none") with { Idempotency = claim }, Token)).Result);
        await EndAsync(busy);

        await StartAsync(Some.Ask(conversation) with { Idempotency = claim });
    }

    [Fact]
    public async Task Key_IsFreeAgain_WhenTheRunGivesItBack()
    {
        var claim = Some.Claim();
        var failed = await StartAsync(Some.Alone() with { Idempotency = claim });
        await EndAsync(failed, Some.Ending(failed) with { ReleasesKey = true });

        await StartAsync(Some.Alone() with { Idempotency = claim with { Fingerprint = "other" } });
    }

    [Fact]
    public async Task Key_StaysWithTheNextRun_WhenTheOneBeforeGaveItBack()
    {
        var claim = Some.Claim();
        var failed = await StartAsync(Some.Alone() with { Idempotency = claim });
        var ending = Some.Ending(failed) with { ReleasesKey = true };
        await EndAsync(failed, ending);
        var second = await StartAsync(Some.Alone() with { Idempotency = claim });

        // The first one's end again, its acknowledgement having been lost.
        await Runs.EndAsync(Key(failed), 1, ending, Token);

        Assert.Equal(
            new TurnOutcome(TurnResult.Repeated, second.Run), await Runs.StartAsync(Owner, Some.Alone() with { Idempotency = claim }, Token));
    }

    [Fact]
    public async Task ManyStarts_AreOneRun_WhenTheyComeAtOnceWithOneKey()
    {
        var conversation = await CreateAsync();
        var claim = Some.Claim();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Runs.StartAsync(Owner, Some.Ask(conversation) with { Idempotency = claim }, Token)));

        var started = Assert.Single(outcomes, outcome => outcome.Result == TurnResult.Started);
        Assert.Equal(19, outcomes.Count(outcome => outcome == new TurnOutcome(TurnResult.Repeated, started.Run)));
        Assert.Equal(2, (await FoundAsync(conversation.Id)).Messages.Count);
    }
}
