using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Api.Runs.Log;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Writing;

/// <summary>The log of a run is written in groups, and readers see what is written; a store that does not answer costs them nothing.</summary>
public sealed class LogWriterTests
{
    [Fact]
    public async Task FirstEvent_IsWrittenAtOnce_AndVisibleOnceItIsWritten()
    {
        await using WritingRun run = new();
        run.Produce();
        var write = await run.Store.NextAsync();

        Assert.Equal([1], write.Ids);
        Assert.Equal(0, run.Log.Visible);
        write.Answer();

        await run.WhenAsync(log => log.Visible == 1);
        Assert.True(run.Log.IsResumable);
    }

    [Fact]
    public async Task EventsThatGather_AreWrittenTogether_NotBeforeTheirTime()
    {
        await using WritingRun run = new();
        run.Produce();
        var first = await run.Store.NextAsync();
        run.Produce(100);
        first.Answer();
        await run.Time.WhenTimerDueInAsync(RunTimes.WriteSpacing);

        Assert.True(run.Store.IsQuiet);
        run.Time.Advance(RunTimes.WriteSpacing);

        var second = await run.Store.NextAsync();
        Assert.Equal(TestEvents.Range(2, 101), second.Ids);
        Assert.Equal(1, run.Log.Visible);
        second.Answer();
        await run.WhenAsync(log => log.Visible == 101);
    }

    [Fact]
    public async Task Events_AreVisibleWithAMark_WhenTheirWriteIsLate_UntilTheStoreKeepsUp()
    {
        await using WritingRun run = new();
        run.Produce(3);
        var late = await run.Store.NextAsync();
        await run.Time.WhenTimerDueInAsync(RunTimes.WriteGate);
        run.Time.Advance(RunTimes.WriteGate);
        await run.WhenAsync(log => log is { Visible: 3, IsResumable: false });

        run.Produce(2);
        Assert.Equal(5, run.Log.Visible);
        late.Answer();
        Assert.Equal([4, 5], TestEvents.Ids((await run.Store.WriteNextAsync()).Events));

        await run.WhenAsync(log => log.IsResumable);
        run.Produce();
        Assert.Equal(5, run.Log.Visible);
        await run.Time.WhenTimerDueInAsync(RunTimes.WriteSpacing);
        run.Time.Advance(RunTimes.WriteSpacing);
        await run.Store.WriteNextAsync();
        await run.WhenAsync(log => log is { Visible: 6, IsResumable: true });
    }

    [Fact]
    public async Task Events_AreWrittenInOrder_WhenTheStoreWasAway()
    {
        await using WritingRun run = new();
        run.Produce(2);
        (await run.Store.NextAsync()).Fail();
        await run.WhenAsync(log => log is { Visible: 2, IsResumable: false });
        run.Produce(500);
        Assert.Equal(502, run.Log.Visible);

        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        run.Time.Advance(RunTimes.FirstRetry);
        (await run.Store.NextAsync()).Fail();
        await run.Time.WhenTimerDueInAsync(2 * RunTimes.FirstRetry);
        run.Time.Advance(2 * RunTimes.FirstRetry);

        // The same again, as nobody knows whether it was written.
        Assert.Equal([1, 2], TestEvents.Ids((await run.Store.WriteNextAsync()).Events));
        List<long> rest = [];
        while (rest.Count < 500)
        {
            rest.AddRange(TestEvents.Ids((await run.Store.WriteNextAsync()).Events));
        }

        Assert.Equal(TestEvents.Range(3, 502), rest);
        await run.WhenAsync(log => log.IsResumable);
    }

    [Fact]
    public async Task Events_AreAllWrittenAgain_WhenTheStoreHasLostSome()
    {
        await using WritingRun run = new();
        run.Produce(2);
        await run.Store.WriteNextAsync();
        await run.WhenAsync(log => log.Visible == 2);
        run.Produce();
        await run.Time.WhenTimerDueInAsync(RunTimes.WriteSpacing);
        run.Time.Advance(RunTimes.WriteSpacing);

        Assert.Equal([3], TestEvents.Ids((await run.Store.WriteNextAsync(AppendOutcome.TailLost)).Events));
        await run.WhenAsync(log => log is { Visible: 3, IsResumable: false });
        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        run.Time.Advance(RunTimes.FirstRetry);

        Assert.Equal([1, 2, 3], TestEvents.Ids((await run.Store.WriteNextAsync()).Events));
        await run.WhenAsync(log => log.IsResumable);
        Assert.Empty(run.Told);
    }

    [Fact]
    public async Task Events_GoOn_WhenTheStoreFailsInAWayOfItsOwn()
    {
        await using WritingRun run = new();
        run.Produce(2);
        (await run.Store.NextAsync()).Break();
        await run.WhenAsync(log => log is { Visible: 2, IsResumable: false });
        await run.Time.WhenTimerDueInAsync(RunTimes.FirstRetry);
        run.Time.Advance(RunTimes.FirstRetry);

        Assert.Equal([1, 2], TestEvents.Ids((await run.Store.WriteNextAsync()).Events));
        await run.WhenAsync(log => log.IsResumable);
    }

    [Fact]
    public async Task Backlog_IsWrittenWithoutPauses_InPiecesOfBoundedSize()
    {
        await using WritingRun run = new();
        run.Produce();
        var first = await run.Store.NextAsync();
        run.Produce(3000);
        first.Answer();
        await run.Time.WhenTimerDueInAsync(RunTimes.WriteSpacing);
        run.Time.Advance(RunTimes.WriteSpacing);

        List<long> written = [1];
        while (written.Count < 3001)
        {
            var batch = await run.Store.WriteNextAsync();
            Assert.InRange(batch.Events.Length, 1, 300 * 1024);
            written.AddRange(TestEvents.Ids(batch.Events));
        }

        Assert.Equal(TestEvents.Range(1, 3001), written);
    }

    [Theory]
    [InlineData(AppendOutcome.Refused)]
    [InlineData(AppendOutcome.WrittenCancelRequested)]
    internal async Task Run_IsTold_WhenTheStoreHasSomethingToSay(AppendOutcome outcome)
    {
        await using WritingRun run = new();
        run.Produce();
        await run.Store.WriteNextAsync(outcome);
        await run.Writer.StopAsync();

        Assert.Equal([outcome], run.Told);
        Assert.Equal(outcome == AppendOutcome.Refused ? 0 : 1, run.Log.Visible);
    }
}
