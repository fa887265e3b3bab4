using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>Nobody is told the end of a run before it is stored, and a store that is away only delays it.</summary>
public sealed class LogEndingTests
{
    [Fact]
    public async Task End_IsStoredWithAllThatIsNotStored_BeforeItIsVisible()
    {
        await using WritingRun run = new();
        run.Produce(2);
        await run.Store.WriteNextAsync();
        await run.WhenAsync(log => log.Visible == 2);
        run.Produce(3);
        var ending = run.EndAsync();
        var write = await run.Store.NextAsync();

        Assert.Equal([3, 4, 5, 6], write.Ids);
        Assert.Equal(RunState.Completed, write.Ending?.State);
        Assert.Equal((2, LogState.Open), (run.Log.Visible, run.Log.State));
        write.Answer();

        Assert.True(await ending.Bounded());
        Assert.Equal((5, 6, LogState.Completed), (run.VisibleWhenStored, run.Log.Visible, run.Log.State));
    }

    [Fact]
    public async Task End_IsStoredWithAllEvents_WhenTheStoreHasLostThem()
    {
        await using WritingRun run = new();
        run.Produce(2);
        await run.Store.WriteNextAsync();
        await run.WhenAsync(log => log.Visible == 2);
        var ending = run.EndAsync();
        await run.Store.WriteNextAsync(AppendOutcome.TailLost);
        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        Assert.Equal((2, LogState.Open), (run.Log.Visible, run.Log.State));
        run.Time.Advance(RunTimes.FirstRetry);

        var write = await AnswerAsync(run);
        Assert.Equal([1, 2, 3], write.Ids);
        Assert.Equal(RunState.Completed, write.Ending?.State);
        Assert.True(await ending.Bounded());
        Assert.Equal((3, LogState.Completed), (run.Log.Visible, run.Log.State));
    }

    [Fact]
    public async Task End_IsHeld_WhileTheStoreIsAway_ButTheTextIsNot()
    {
        await using WritingRun run = new();
        run.Produce(2);
        (await run.Store.NextAsync()).Fail();
        await run.WhenAsync(log => log.Visible == 2);
        run.Produce();
        var ending = run.EndAsync();

        (await run.Store.NextAsync()).Fail();
        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        Assert.Equal((3, LogState.Open), (run.Log.Visible, run.Log.State));
        run.Time.Advance(RunTimes.FirstRetry);

        Assert.Equal([1, 2], (await AnswerAsync(run)).Ids);
        Assert.Equal([3, 4], (await AnswerAsync(run)).Ids);
        Assert.True(await ending.Bounded());
        Assert.Equal((4, LogState.Completed), (run.Log.Visible, run.Log.State));
    }

    [Fact]
    public async Task Readers_AreToldThatItIsNotStored_WhenTheStoreStaysAway_AndItIsStoredLater()
    {
        await using WritingRun run = new();
        run.Produce();
        await run.Store.WriteNextAsync();
        await run.WhenAsync(log => log.Visible == 1);
        var ending = run.EndAsync();
        var start = run.Time.GetUtcNow();
        var pause = RunTimes.FirstRetry;
        while (run.Log.State == LogState.Open)
        {
            (await run.Store.NextAsync()).Fail();
            var left = start + RunTimes.EndHeld - run.Time.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            var next = pause < left ? pause : left;
            await run.Time.WhenTimerDueInAsync(next);
            Assert.Equal(1, run.Log.Visible);
            run.Time.Advance(next);
            pause = pause * 2 < RunTimes.LastRetry ? pause * 2 : RunTimes.LastRetry;
        }

        await run.WhenAsync(log => log.State == LogState.Completed);
        Assert.Equal(WritingRun.GivenUp, run.Log.Slice(2, 2).ToArray());
        await run.Time.WhenTimerDueInAsync(RunTimes.LastRetry);
        run.Time.Advance(RunTimes.LastRetry);

        Assert.Equal([2], (await AnswerAsync(run)).Ids);
        Assert.True(await ending.Bounded());
        Assert.True(run.Ending.WasGivenUp);
    }

    [Fact]
    public async Task End_Stands_WhenOnlyItsAcknowledgementWasLost()
    {
        await using WritingRun run = new();
        var ending = run.EndAsync();
        (await run.Store.NextAsync()).Fail();
        run.Store.Found = new Run { Id = "run", RequestId = "r", ReplicaId = "a", CreatedAt = default, State = RunState.Completed };
        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        run.Time.Advance(RunTimes.FirstRetry);
        (await run.Store.NextAsync()).Answer(AppendOutcome.Refused);

        Assert.True(await ending.Bounded());
        Assert.Equal(LogState.Completed, run.Log.State);
    }

    [Fact]
    public async Task End_IsNotTold_WhenItIsRefused()
    {
        await using WritingRun run = new();
        run.Produce();
        await run.Store.WriteNextAsync();
        var ending = run.EndAsync();
        (await run.Store.NextAsync()).Answer(AppendOutcome.Refused);

        Assert.False(await ending.Bounded());
        Assert.Equal((1, LogState.Open), (run.Log.Visible, run.Log.State));
    }

    [Fact]
    public async Task End_IsGivenUp_WhenTheProcessEnds()
    {
        await using WritingRun run = new();
        using CancellationTokenSource process = new();
        var ending = run.EndWithinAsync(process.Token);
        (await run.Store.NextAsync()).Fail();
        await process.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending.Bounded());
    }

    private static async Task<StoreWrite> AnswerAsync(WritingRun run)
    {
        var write = await run.Store.NextAsync();
        write.Answer();
        return write;
    }
}
