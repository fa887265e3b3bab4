using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>A run's log: what was appended is what is read.</summary>
public abstract class LogContract : StoreContract
{
    [Fact]
    public async Task Log_IsHeldAndEmpty_AtFirst()
    {
        var turn = await StartAsync(Some.Alone());

        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [], last: 0);
    }

    [Fact]
    public async Task Log_IsNotHeld_ForAnUnknownRun_OrAnothersRun()
    {
        var turn = await StartAsync(Some.Alone());
        await AppendAsync(turn, Some.Batch(1, 1));

        foreach (var key in new RunKey[] { new(Owner, Some.Id("run")), new(OtherOwner, turn.Run.Id) })
        {
            var piece = await Runs.ReadAsync(key, 0, Token);
            Assert.Equal((0, 0, false, true), (piece.Batches.Count, piece.LastSequence, piece.IsHeld, piece.HasEnded));
        }
    }

    [Fact]
    public async Task Batches_AreReadWhole_FromAnyPoint()
    {
        var turn = await StartAsync(Some.Alone());
        LogBatch one = Some.Batch(1, 1), two = Some.Batch(2, 5), three = Some.Batch(6, 6);
        await AppendAsync(turn, one, two, three);

        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [one, two, three], last: 6);
        AssertPiece(await Runs.ReadAsync(Key(turn), 1, Token), [two, three], last: 6);
        AssertPiece(await Runs.ReadAsync(Key(turn), 4, Token), [two, three], last: 6);
        AssertPiece(await Runs.ReadAsync(Key(turn), 5, Token), [three], last: 6);
        AssertPiece(await Runs.ReadAsync(Key(turn), 6, Token), [], last: 6);
        AssertPiece(await Runs.ReadAsync(Key(turn), 99, Token), [], last: 6);
    }

    [Fact]
    public async Task FirstBatch_MakesTheRunAStreamingOne()
    {
        var turn = await StartAsync(Some.Alone());

        await AppendAsync(turn, Some.Batch(1, 1));

        Assert.Equal(turn.Run with { State = RunState.Streaming }, await Runs.FindAsync(Key(turn), Token));
    }

    [Fact]
    public async Task Batch_IsThereOnce_WhenItComesAgain()
    {
        var turn = await StartAsync(Some.Alone());
        LogBatch one = Some.Batch(1, 2), two = Some.Batch(3, 4);

        await AppendAsync(turn, one, two, two, one);

        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [one, two], last: 4);
    }

    [Fact]
    public async Task LongerBatch_TakesThePlaceOfTheOneThatItRepeats()
    {
        var turn = await StartAsync(Some.Alone());
        LogBatch one = Some.Batch(1, 2), two = Some.Batch(3, 4), longer = Some.Batch(3, 7), next = Some.Batch(8, 8);

        await AppendAsync(turn, one, two, longer, next);

        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [one, longer, next], last: 8);
    }

    [Fact]
    public async Task Batch_IsNotWritten_WhenEventsBeforeItAreLost()
    {
        var turn = await StartAsync(Some.Alone());
        LogBatch one = Some.Batch(1, 2), late = Some.Batch(5, 6), all = Some.Batch(1, 6);
        await AppendAsync(turn, one);

        Assert.Equal(AppendOutcome.TailLost, await Runs.AppendAsync(Key(turn), 1, late, Token));
        Assert.Equal(AppendOutcome.TailLost, await Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 5), Token));
        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [one], last: 2);

        await AppendAsync(turn, all);
        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [all], last: 6);
    }

    [Fact]
    public async Task Batch_IsRefused_WhenTheRunIsNotTheWritersAnyMore()
    {
        var conversation = await CreateAsync();
        var turn = await StartAsync(Some.Ask(conversation));
        var ended = await StartAsync(Some.Alone());
        await EndAsync(ended);

        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(Key(ended), 1, Some.Batch(3, 3), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(Key(turn), 0, Some.Batch(1, 1), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(new RunKey(OtherOwner, turn.Run.Id), 1, Some.Batch(1, 1), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(new RunKey(Owner, "none"), 1, Some.Batch(1, 1), Token));
        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [], last: 0);

        await Conversations.DeleteAsync(Owner, conversation.Id, Token);
        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token));
    }

    [Fact]
    public async Task LongLog_IsReadInPieces()
    {
        var turn = await StartAsync(Some.Alone());
        var batches = Enumerable.Range(1, 20).Select(id => Some.Batch(id, id, new string('x', 60_000))).ToArray();
        await AppendAsync(turn, batches);

        var first = await Runs.ReadAsync(Key(turn), 0, Token);

        Assert.InRange(first.Batches.Sum(batch => batch.Events.Length), 1, 512 * 1024);
        Assert.Equal(20, first.LastSequence);
        AssertBatches(batches, await ReadLogAsync(Key(turn), 0));
    }

    [Fact]
    public async Task AnyBytes_AreKept()
    {
        var turn = await StartAsync(Some.Alone());
        LogBatch batch = new(1, 1, Enumerable.Range(0, 256).Select(value => (byte)value).ToArray());

        await AppendAsync(turn, batch);

        AssertPiece(await Runs.ReadAsync(Key(turn), 0, Token), [batch], last: 1);
    }

    /// <summary>Replay ∘ append = append: whatever batches were written, some of them twice, every reader gets what comes after its place.</summary>
    [Fact]
    public void Replay_IsWhatWasAppended() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), ArbMap.Default.ArbFor<byte>(), (sizes, from) =>
            ReplayAsync([.. sizes.Get.Select(size => (Events: 1 + (size % 7), IsRepeated: size % 3 == 0))], from).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private async Task<bool> ReplayAsync((int Events, bool IsRepeated)[] sizes, byte from)
    {
        var turn = await StartAsync(Some.Alone());
        List<LogBatch> written = [];
        var last = 0L;
        foreach (var (events, isRepeated) in sizes)
        {
            var batch = Some.Batch(last + 1, last + events, $"{events}");
            last += events;
            written.Add(batch);
            await AppendAsync(turn, batch);
            if (isRepeated)
            {
                await AppendAsync(turn, batch);
            }
        }

        var after = from % (last + 1);
        AssertBatches([.. written.Where(batch => batch.Last > after)], await ReadLogAsync(Key(turn), after));
        return true;
    }

    private static void AssertPiece(LogPiece piece, LogBatch[] batches, long last)
    {
        AssertBatches(batches, piece.Batches);
        Assert.Equal((last, true, false), (piece.LastSequence, piece.IsHeld, piece.HasEnded));
    }

    private static void AssertBatches(IReadOnlyList<LogBatch> expected, IReadOnlyList<LogBatch> batches)
    {
        Assert.Equal(expected.Select(batch => (batch.First, batch.Last)), batches.Select(batch => (batch.First, batch.Last)));
        Assert.All(expected.Zip(batches), pair => Assert.True(pair.First.Events.Span.SequenceEqual(pair.Second.Events.Span)));
    }

    private async Task AppendAsync(Turn turn, params LogBatch[] batches)
    {
        foreach (var batch in batches)
        {
            Assert.Equal(AppendOutcome.Written, await Runs.AppendAsync(Key(turn), 1, batch, Token));
        }
    }
}
