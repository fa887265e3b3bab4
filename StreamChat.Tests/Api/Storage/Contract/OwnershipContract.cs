using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Contract;

/// <summary>Who owns a run, who reads it, and who asked to end it.</summary>
public abstract class OwnershipContract : StoreContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    // Of this test alone: a shared store has the runs of others, too.
    private readonly string _dying = Some.Id("replica");
    private readonly string _heir = Some.Id("replica");

    [Fact]
    public async Task Writer_LearnsThatSomebodyAskedToEndTheRun()
    {
        var turn = await StartAsync(Some.Alone());

        Assert.True(await Runs.RequestCancelAsync(Key(turn), Token));
        Assert.True(await Runs.RequestCancelAsync(Key(turn), Token));

        Assert.Equal(AppendOutcome.WrittenCancelRequested, await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 1), Token));
        Assert.Equal(turn.Run with { State = RunState.Streaming, CancelRequested = true }, await Runs.FindAsync(Key(turn), Token));
    }

    [Fact]
    public async Task Cancel_IsFalse_WithoutSuchARunInProgress()
    {
        var turn = await StartAsync(Some.Alone());
        var ended = await StartAsync(Some.Alone());
        await EndAsync(ended);
        var before = await Runs.FindAsync(Key(ended), Token);

        Assert.False(await Runs.RequestCancelAsync(Key(ended), Token));
        Assert.False(await Runs.RequestCancelAsync(new RunKey(OtherOwner, turn.Run.Id), Token));
        Assert.False(await Runs.RequestCancelAsync(new RunKey(Owner, "none"), Token));
        Assert.Equal((before, turn.Run), (await Runs.FindAsync(Key(ended), Token), await Runs.FindAsync(Key(turn), Token)));
    }

    [Fact]
    public async Task Readers_AreNoted()
    {
        var turn = await StartAsync(Some.Alone());
        Assert.Null(await Runs.SinceLastReaderAsync(Key(turn), Token));

        await Runs.TouchReaderAsync(Key(turn), Token);
        await PassAsync(TimeSpan.FromSeconds(20));
        Assert.InRange(Assert.NotNull(await Runs.SinceLastReaderAsync(Key(turn), Token)), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(80));

        await Runs.TouchReaderAsync(Key(turn), Token);
        Assert.InRange(Assert.NotNull(await Runs.SinceLastReaderAsync(Key(turn), Token)), TimeSpan.Zero, TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task Reader_OfNoRun_LeavesNothing()
    {
        RunKey none = new(Owner, Some.Id("run"));

        await Runs.TouchReaderAsync(none, Token);

        Assert.Null(await Runs.FindAsync(none, Token));
    }

    [Fact]
    public async Task DeadReplicasRun_IsTaken_AndItsOldOwnerRefused()
    {
        await Runs.RenewLeaseAsync(_dying, Lease, Token);
        var turn = await StartAsync(Some.Alone(_dying));
        await Runs.AppendAsync(Key(turn), 1, Some.Batch(1, 2), Token);
        await PassAsync(Lease + Lease);
        await Runs.RenewLeaseAsync(_heir, Lease, Token);

        var taken = await TakeAsync();

        var run = turn.Run with { State = RunState.Streaming, ReplicaId = _heir, Epoch = 2 };
        Assert.Equal([new OwnedRun(Owner, run)], taken);
        Assert.Equal(run, await Runs.FindAsync(Key(turn), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.AppendAsync(Key(turn), 1, Some.Batch(3, 3), Token));
        Assert.Equal(AppendOutcome.Refused, await Runs.EndAsync(Key(turn), 1, Some.Ending(turn, first: 3), Token));
        Assert.Equal(
            AppendOutcome.Written, await Runs.EndAsync(Key(turn), 2, Some.Ending(turn, first: 3) with { State = RunState.Interrupted }, Token));
        Assert.Equal([(1, 2), (3, 4)], (await ReadLogAsync(Key(turn), 0)).Select(batch => (batch.First, batch.Last)));
    }

    [Fact]
    public async Task OnlyRunsInProgress_AreTaken()
    {
        await Runs.RenewLeaseAsync(_dying, Lease, Token);
        var conversation = await CreateAsync();
        await EndAsync(await StartAsync(Some.Alone(_dying)));
        var deleted = Some.Ask(conversation);
        await StartAsync(deleted with { Run = deleted.Run with { ReplicaId = _dying } });
        await Conversations.DeleteAsync(Owner, conversation.Id, Token);
        await PassAsync(Lease + Lease);
        await Runs.RenewLeaseAsync(_heir, Lease, Token);

        Assert.Empty(await TakeAsync());
    }

    [Fact]
    public async Task OwnRuns_AreNotTaken()
    {
        await Runs.RenewLeaseAsync(_heir, Lease, Token);
        await StartAsync(Some.Alone(_heir));

        Assert.Empty(await TakeAsync());
    }

    [Fact]
    public async Task LivingReplicasRuns_AreNotTaken_WhenTheStoreIsShared()
    {
        await Runs.RenewLeaseAsync(_dying, Lease, Token);
        await Runs.RenewLeaseAsync(_heir, Lease, Token);
        await StartAsync(Some.Alone(_dying));
        await PassAsync(Lease / 2);
        await Runs.RenewLeaseAsync(_dying, Lease, Token);
        await PassAsync(Lease / 2);

        Assert.Equal(Runs.IsShared ? 0 : 1, (await TakeAsync()).Count);
    }

    [Fact]
    public async Task EachDeadRun_IsTakenOnce_AtMostFiftyACall()
    {
        await Runs.RenewLeaseAsync(_dying, Lease, Token);
        for (var i = 0; i < 60; i++)
        {
            await StartAsync(Some.Alone(_dying));
        }

        // One replica asks once at a time, and gets again what it was given when its answer was lost; of a store that is not shared there is only one.
        var heirs = Enumerable.Range(0, 5).Select(_ => Runs.IsShared ? Some.Id("replica") : _heir).ToList();
        await PassAsync(Lease + Lease);
        await Task.WhenAll(heirs.Select(heir => Runs.RenewLeaseAsync(heir, Lease, Token)));

        var taken = await Task.WhenAll(heirs.Select(TakeAsync));

        Assert.All(taken, runs => Assert.InRange(runs.Count, 0, 50));
        Assert.Equal(60, taken.SelectMany(runs => runs).Select(run => run.Run.Id).Distinct().Count());
        Assert.Equal(60, taken.Sum(runs => runs.Count));

        // Sixty runs of a living heir would be another test's dead ones, and the first fifty that it takes.
        await Conversations.DeleteAllAsync(Owner, Token);
    }

    private Task<List<OwnedRun>> TakeAsync() => TakeAsync(_heir);

    private async Task<List<OwnedRun>> TakeAsync(string heir) =>
        [.. (await Runs.TakeDeadRunsAsync(heir, Token)).Where(run => run.Owner == Owner)];
}
