using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Runs;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Log;

/// <summary>The log of a run in memory: what is visible, who is woken, and what a reset does.</summary>
public sealed class RunLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Event_IsNotRead_BeforeItIsVisible()
    {
        var log = LogOf(2);
        LogCursor cursor = new(log, 0);

        Assert.False(cursor.TryRead(out _));
        log.Publish(1);

        Assert.True(cursor.TryRead(out var events));
        Assert.Equal([1], TestEvents.Ids(events));
        Assert.False(cursor.TryRead(out _));
    }

    [Fact]
    public void ManyEvents_AreReadTogetherWithoutACopy()
    {
        var log = LogOf(10);
        log.Publish(10);
        LogCursor one = new(log, 2);
        LogCursor other = new(log, 2);

        Assert.True(one.TryRead(out var events));
        Assert.True(other.TryRead(out var same));

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10], TestEvents.Ids(events));
        Assert.True(events.Equals(same));
    }

    [Fact]
    public async Task Wait_Ends_WhenAnEventBecomesVisible()
    {
        var log = LogOf(1);
        LogCursor cursor = new(log, 0);
        cursor.Observe();
        var waiting = cursor.WaitAsync(Cancelled).AsTask();

        Assert.False(waiting.IsCompleted);
        log.Publish(1);

        Assert.True(await waiting.Bounded());
    }

    [Fact]
    public async Task Wait_EndsAtOnce_WhenSomethingHappenedSinceTheLook()
    {
        var log = LogOf(1);
        LogCursor cursor = new(log, 0);
        cursor.Observe();
        log.Publish(1);

        Assert.True(await cursor.WaitAsync(Cancelled));
    }

    [Fact]
    public async Task Wait_IsCancelled_AndTheCursorCanWaitAgain()
    {
        var log = LogOf(1);
        LogCursor cursor = new(log, 0);
        using CancellationTokenSource source = new();
        cursor.Observe();
        var waiting = cursor.WaitAsync(source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Bounded());

        var again = cursor.WaitAsync(Cancelled).AsTask();
        log.Publish(1);

        Assert.True(await again.Bounded());
    }

    [Fact]
    public async Task Waits_End_WhenTheLogEndsOrIsLeftOrItsMarkChanges()
    {
        foreach (var change in new Action<RunLog>[] { log => log.Complete(), log => log.Leave(), log => log.SetResumable(false) })
        {
            var log = LogOf(0);
            LogCursor cursor = new(log, 0);
            cursor.Observe();
            var waiting = cursor.WaitAsync(Cancelled).AsTask();

            change(log);

            Assert.True(await waiting.Bounded());
        }
    }

    [Fact]
    public void Batch_IsRefused_WhenEventsAreMissingBeforeIt()
    {
        var log = LogOf(3);

        Assert.False(log.TryAppend(new LogBatch(5, 6, TestEvents.Frames(5, 6))));
        Assert.Equal(3, log.Last);
    }

    [Fact]
    public void Reset_TakesThePlaceOfAllBefore_ForReadersAheadAndBehind()
    {
        var log = LogOf(40);
        log.Publish(40);
        LogCursor behind = new(log, 0);
        LogCursor ahead = new(log, 40);

        log.Reset(30, TestEvents.Frame(30));
        Assert.True(log.TryAppend(new LogBatch(29, 31, TestEvents.Frames(29, 31))));

        foreach (var cursor in new[] { behind, ahead, new LogCursor(log, 0) })
        {
            Assert.True(cursor.TryRead(out var events));
            Assert.Equal([30, 31], TestEvents.Ids(events));
        }
    }

    [Fact]
    public async Task Readers_AreIdentical_WhileEventsComeFromAnotherThread()
    {
        const int Count = 20_000;
        RunLog log = new();
        var readers = Enumerable.Range(0, 10).Select(_ => Task.Run(() => ReadAllAsync(log))).ToArray();
        for (var id = 1; id <= Count; id++)
        {
            log.Append("id: 1\nevent: content\ndata: {}\n\n"u8);
            log.Publish(id);
        }

        log.Complete();

        var all = await Task.WhenAll(readers).Bounded();
        Assert.All(all, length => Assert.Equal(log.Bytes, length));
    }

    private static async Task<long> ReadAllAsync(RunLog log)
    {
        LogCursor cursor = new(log, 0);
        var length = 0L;
        while (true)
        {
            cursor.Observe();
            var state = log.State;
            while (cursor.TryRead(out var events))
            {
                length += events.Length;
            }

            if (state == LogState.Completed)
            {
                return length;
            }

            await cursor.WaitAsync(Cancelled);
        }
    }

    private static RunLog LogOf(int events)
    {
        RunLog log = new();
        for (var id = 1; id <= events; id++)
        {
            log.Append(TestEvents.Frame(id));
        }

        return log;
    }
}
