using StreamChat.Api.Runs;
using StreamChat.Api.Runs.Remote.Following;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Following;

/// <summary>What a reader gets of a run that lives on another replica, or has ended.</summary>
public sealed class RemoteReaderTests : IAsyncDisposable
{
    private readonly RemoteFixture _replica = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reader_GetsWhatWasThereAndWhatComes()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a", "b");
        await using var reader = await _replica.OpenAsync(run);
        var before = await ReadEvent.UntilAsync(reader, "content");
        await _replica.AppendAsync(run, 3, "c");
        await _replica.CompleteAsync(run, 4, "abc");

        var events = (List<ReadEvent>)[.. before, .. await ReadEvent.AllAsync(reader)];

        Assert.Equal(["connected", "content", "content", "content", "done"], events.Select(each => each.Kind));
        Assert.Equal([0, 1, 2, 3, 4], events.Select(each => each.Id));
        Assert.True(events[0].Data.GetProperty("resumable").GetBoolean());
    }

    [Fact]
    public async Task Reader_GetsOnlyTheRest_OfARunThatHasEnded()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a", "b", "c");
        await _replica.CompleteAsync(run, 4, "abc");

        await using var reader = await _replica.OpenAsync(run, after: 2);

        Assert.Equal([(0, "connected"), (3, "content"), (4, "done")], await ReadAllAsync(reader));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reader_GoesOnWhereItWas_WhenTheStoreHasMoreThanWasCopiedHere(bool hasEnded)
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var first = await _replica.OpenAsync(run, after: 1);
        _replica.Store.Notifications.LosesNotices = true;
        await _replica.AppendAsync(run, 2, "b", "c");
        await (hasEnded ? _replica.CompleteAsync(run, 4, "abc") : _replica.AppendAsync(run, 4, "d"));

        await using var second = await _replica.OpenAsync(run, after: 3);

        var next = await ReadEvent.UntilAsync(second, hasEnded ? "done" : "content");
        Assert.Equal([(0, "connected"), (4, hasEnded ? "done" : "content")], next.Select(each => (each.Id, each.Kind)));
    }

    [Fact]
    public async Task Run_IsReadOnce_HoweverManyReadIt()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var first = await _replica.OpenAsync(run);
        await using var second = await _replica.OpenAsync(run, after: 1);
        await _replica.CompleteAsync(run, 2, "a");

        Assert.Equal([(0, "connected"), (1, "content"), (2, "done")], await ReadAllAsync(first));
        Assert.Equal([(0, "connected"), (2, "done")], await ReadAllAsync(second));
        Assert.Equal(1, _replica.Store.Notifications.Subscriptions);
    }

    [Fact]
    public async Task LostNotice_IsMadeUpForWithinTwoSeconds()
    {
        var run = _replica.Start();
        await using var reader = await _replica.OpenAsync(run, after: 0);
        await ReadEvent.NextAsync(reader);
        await _replica.Followers.Attach(new RunKey(RemoteFixture.Owner, run.Id), RunTimes.Touch).Follower.CaughtUp.Bounded();
        _replica.Store.Notifications.LosesNotices = true;
        await _replica.CompleteAsync(run, 1, "");

        _replica.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([(1, "done")], await ReadAllAsync(reader));
    }

    [Fact]
    public async Task Reader_StaysAndGetsAll_WhenTheStoreWasAway()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var reader = await _replica.OpenAsync(run);
        await ReadEvent.UntilAsync(reader, "content");
        _replica.Store.IsAway = true;
        _replica.Time.Advance(TimeSpan.FromSeconds(2));
        var away = Assert.Single(await ReadEvent.NextAsync(reader));
        _replica.Store.Notifications.LosesNotices = true;
        _replica.Store.IsAway = false;
        await _replica.AppendAsync(run, 2, "b");
        await _replica.CompleteAsync(run, 3, "ab");
        _replica.Time.Advance(TimeSpan.FromSeconds(2));

        var events = await ReadEvent.AllAsync(reader);

        Assert.False(away.Data.GetProperty("resumable").GetBoolean());
        Assert.Equal([(2, "content"), (3, "done")], events.Where(each => each.Id > 0).Select(each => (each.Id, each.Kind)));
    }

    [Fact]
    public async Task Readers_AreSentElsewhere_WhenThisReplicaLeaves()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var reader = await _replica.OpenAsync(run);
        await ReadEvent.UntilAsync(reader, "content");

        _replica.Drain.Begin();

        Assert.Equal([(0, "reconnect")], await ReadAllAsync(reader));
    }

    [Fact]
    public async Task Run_IsNotedToBeRead_WhileSomebodyReads()
    {
        var run = _replica.Start();
        var stored = _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)];
        var start = _replica.Time.GetUtcNow();
        using SemaphoreSlim touched = new(0); // each after a second, which does not put off the next
        _replica.Store.Touched = () =>
        {
            _replica.Time.Advance(TimeSpan.FromSeconds(1));
            touched.Release();
        };
        var reader = await _replica.OpenAsync(run);
        var followed = _replica.Followers.Attach(new RunKey(RemoteFixture.Owner, run.Id), RunTimes.Touch);
        await touched.WaitAsync(Token).Bounded();
        for (var i = 0; i < 3; i++)
        {
            _replica.Time.Advance(RunTimes.Touch - TimeSpan.FromSeconds(1));
            await touched.WaitAsync(Token).Bounded();
        }

        await reader.DisposeAsync();
        _replica.Followers.Detach(followed);
        _replica.Time.Advance(RunFollowers.Linger);
        await followed.Following.Bounded();

        Assert.Equal([0, 30, 60, 90, 96], stored.Touches.Select(touch => (touch - start).TotalSeconds));
        Assert.Equal(0, _replica.Store.Notifications.Followers);
    }

    public ValueTask DisposeAsync() => _replica.DisposeAsync();

    private static async Task<List<(long Id, string Kind)>> ReadAllAsync(RunReader reader) =>
        [.. (await ReadEvent.AllAsync(reader)).Select(each => (each.Id, each.Kind))];
}
