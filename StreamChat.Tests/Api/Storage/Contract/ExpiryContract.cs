using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>What is kept for a while, and for how long. The stores under test have the default times.</summary>
public abstract class ExpiryContract : StoreContract
{
    [Fact]
    public async Task Log_IsHeldForTenMinutesAfterTheEnd_TheRunForADay_TheMessageForever()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await EndAsync(turn);

        await PassAsync(TimeSpan.FromMinutes(9));
        Assert.True((await Runs.ReadAsync(Key(turn), 0, Token)).IsHeld);

        await PassAsync(TimeSpan.FromMinutes(2));
        var piece = await Runs.ReadAsync(Key(turn), 0, Token);
        Assert.Equal((0, 0, false, true), (piece.Batches.Count, piece.LastSequence, piece.IsHeld, piece.HasEnded));
        Assert.Equal(RunState.Completed, (await Runs.FindAsync(Key(turn), Token))?.State);

        await PassAsync(TimeSpan.FromHours(24));
        Assert.Null(await Runs.FindAsync(Key(turn), Token));
        Assert.Equal([turn.Question!, Some.Ended(turn.Answer!)], (await FoundAsync(conversation.Id)).Messages);
    }

    [Fact]
    public async Task RunInProgress_DoesNotExpire()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token);

        await PassAsync(TimeSpan.FromHours(25));

        Assert.NotNull(await Runs.FindAsync(Key(turn), Token));
        Assert.True((await Runs.ReadAsync(Key(turn), 0, Token)).IsHeld);
        Assert.Single((await FoundAsync(conversation.Id)).RunsInProgress);
    }

    [Fact]
    public async Task IdempotencyKey_StandsForADay()
    {
        var claim = Some.Claim();
        var turn = await StartAsync(Some.Alone() with { Idempotency = claim });
        await EndAsync(turn);

        await PassAsync(TimeSpan.FromHours(23));
        Assert.Equal(turn.Run.Id, (await Runs.StartAsync(Owner, Some.Alone() with { Idempotency = claim }, Token)).Run?.Id);

        await PassAsync(TimeSpan.FromHours(2));
        var next = await StartAsync(Some.Alone() with { Idempotency = claim with { Fingerprint = "other" } });
        Assert.Equal(next.Run.Id, (await Runs.StartAsync(Owner, Some.Alone() with { Idempotency = claim with { Fingerprint = "other" } }, Token)).Run?.Id);
    }
}
