using Microsoft.Extensions.Logging.Abstractions;
using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Remote.Leases;
using StreamChat.Api.Runs.Remote.Takeover;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Takeover;

/// <summary>What becomes of the runs of a replica that is gone.</summary>
public sealed class ReaperTests : IAsyncDisposable
{
    private readonly RemoteFixture _replica = new();
    private readonly StoreReach _reach;
    private readonly Reaper _reaper;

    public ReaperTests()
    {
        _reach = new StoreReach(_replica.Time);
        RunCloser closer = new(_replica.Store, _replica.Conversations, _replica.Time);
        _reaper = new Reaper(_replica.Store, closer, new Replica("me"), _reach, _replica.Time, NullLogger<Reaper>.Instance);
        _reach.Reached();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_IsInterruptedWithItsText_WhenItsReplicaIsGone()
    {
        _replica.Store.PageSize = 1;
        var run = _replica.Start(baseText: "Once ");
        await _replica.AppendAsync(run, 1, "upon", " a");
        await _replica.AppendAsync(run, 3, " time");
        _replica.Time.Advance(Lease.Length);

        await _reaper.ReapAsync(Token);

        var message = _replica.Conversations.Find(RemoteFixture.Owner, run.MessageId!);
        var stored = _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)];
        Assert.Equal(("Once upon a time", MessageStatus.Interrupted, "interrupted"), (message.Content, message.Status, message.ErrorCode));
        Assert.Equal((RunState.Interrupted, "interrupted", 4), (stored.Run.State, stored.Run.ErrorCode, stored.LastSequence));
    }

    [Fact]
    public async Task Readers_GetTheInterruption_AfterAllTextThatTheyHaveSeen()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var reader = await _replica.OpenAsync(run);
        await ReadEvent.UntilAsync(reader, "content");
        _replica.Time.Advance(Lease.Length);

        await _reaper.ReapAsync(Token);

        var end = Assert.Single(await ReadEvent.AllAsync(reader));
        Assert.Equal((2, "error", "interrupted"), (end.Id, end.Kind, end.Data.GetProperty("state").GetString()));
        Assert.True(end.Data.GetProperty("retryable").GetBoolean());
    }

    /// <summary>Its owner was cut off and told its readers an event that the store never had; that event's number is the end's now.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reader_GetsWhatWasKept_WhenItHasSeenMoreThanTheStore(long after)
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        _replica.Time.Advance(Lease.Length);
        await _reaper.ReapAsync(Token);

        await using var reader = await _replica.OpenAsync(_replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run, after);
        var events = await ReadEvent.AllAsync(reader);

        Assert.False(reader.HasNothingLeft);
        Assert.Equal([(0, "connected"), (1, "reset"), (2, "error")], events.Select(each => (each.Id, each.Kind)));
        Assert.Equal("a", events[1].Content);
    }

    [Fact]
    public async Task Owner_WritesNothing_AfterItWasOnlyPaused()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        _replica.Time.Advance(Lease.Length);
        await _reaper.ReapAsync(Token);

        Assert.Equal(AppendOutcome.Refused, await _replica.AppendAsync(run, 2, "b"));
        Assert.Equal(AppendOutcome.Refused, await _replica.CompleteAsync(run, 2, "ab"));
        Assert.Equal("a", _replica.Conversations.Find(RemoteFixture.Owner, run.MessageId!).Content);
    }

    [Fact]
    public async Task Run_IsLeftAlone_WhileItsReplicaLives()
    {
        var run = _replica.Start();
        _replica.Time.Advance(Lease.Length);
        await _replica.Store.RenewLeaseAsync("owner", Lease.Length, Token);

        await _reaper.ReapAsync(Token);

        Assert.Equal(RunState.Queued, _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run.State);
    }

    /// <summary>All leases are over then, though everybody lives.</summary>
    [Fact]
    public async Task Nothing_IsTaken_RightAfterTheStoreWasAway()
    {
        var run = _replica.Start();
        _replica.Time.Advance(TimeSpan.FromSeconds(30));
        _reach.Missed();
        _reach.Reached();

        await _reaper.ReapAsync(Token);
        Assert.Equal(1, _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run.Epoch);

        _replica.Time.Advance(Lease.Length);
        await _reaper.ReapAsync(Token);
        Assert.Equal(RunState.Interrupted, _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run.State);
    }

    [Fact]
    public async Task Rest_IsClosedLater_WhenTheStoreFailsMeanwhile()
    {
        List<Run> runs = [.. Enumerable.Range(0, 20).Select(number => _replica.Start($"run{number}"))];
        _replica.Time.Advance(Lease.Length);
        var failures = 0;
        _replica.Store.Calling = call =>
        {
            if (call == "end" && Interlocked.Increment(ref failures) % 2 == 0)
            {
                throw failures % 4 == 0 ? new InvalidDataException() : new StreamChat.Api.Storage.StoreUnavailableException("timeout");
            }
        };

        await _reaper.ReapAsync(Token);
        Assert.Equal(10, runs.Count(IsInterrupted));

        _replica.Store.Calling = _ => { };
        await _reaper.ReapAsync(Token);
        Assert.All(runs, run => Assert.True(IsInterrupted(run)));
    }

    [Fact]
    public async Task AllRuns_AreClosed_WhenThereAreMoreThanOneCallGives()
    {
        List<Run> runs = [.. Enumerable.Range(0, 120).Select(number => _replica.Start($"run{number}"))];
        _replica.Time.Advance(Lease.Length);

        Assert.True(await _reaper.ReapAsync(Token));

        Assert.All(runs, run => Assert.True(IsInterrupted(run)));
    }

    [Fact]
    public async Task EmbeddedStore_IsCleanedAtTheStart_WithoutWaiting()
    {
        await using RemoteFixture alone = new(isShared: false);
        var run = alone.Start();
        Reaper reaper = new(
            alone.Store, new RunCloser(alone.Store, alone.Conversations, alone.Time), new Replica("me"), new StoreReach(alone.Time), alone.Time, NullLogger<Reaper>.Instance);

        await reaper.ReapAsync(Token);

        Assert.Equal(RunState.Interrupted, alone.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run.State);
        reaper.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _reaper.Dispose();
        await _replica.DisposeAsync();
    }

    private bool IsInterrupted(Run run) => _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Run.State == RunState.Interrupted;
}
