using StreamChat.Api.Runs;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Runs.Remote.Following;

/// <summary>What a reader gets whose place is not in the store's log, or not any more: never a silent gap.</summary>
public sealed class LostLogTests : IAsyncDisposable
{
    private readonly RemoteFixture _replica = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(-1)]
    public async Task Reader_GetsTheWholeMessage_WhenTheLogHasExpired(long after)
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await _replica.CompleteAsync(run, 2, "the whole answer");
        _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].IsHeld = false;

        await using var reader = await _replica.OpenAsync(run, after);
        var events = await ReadEvent.AllAsync(reader);

        Assert.Equal(["connected", "reset", "done"], events.Select(each => each.Kind));
        Assert.Equal(events[1].Id + 1, events[2].Id);
        Assert.Equal("the whole answer", events[1].Content);
        Assert.Equal("stop", events[2].Data.GetProperty("finish_reason").GetString());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-1)]
    public async Task Reader_IsReset_WhenItsPlaceIsNotInTheLog(long after)
    {
        var run = _replica.Start(baseText: "Once ");
        await _replica.AppendAsync(run, 1, "upon", " a");
        await using var reader = await _replica.OpenAsync(run, after);
        _replica.Time.Advance(RunTimes.Ahead);
        var reset = await ReadEvent.UntilAsync(reader, "reset");
        await _replica.AppendAsync(run, 3, " time");
        await _replica.CompleteAsync(run, 4, "Once upon a time");

        Assert.Equal(["connected", "reset"], reset.Select(each => each.Kind));
        Assert.Equal((2, "Once upon a"), (reset[1].Id, reset[1].Content));
        Assert.Equal([(3, "content"), (4, "done")], await ReadAllAsync(reader));
    }

    /// <summary>Its owner showed an event before it was stored, as the store was slow.</summary>
    [Fact]
    public async Task Reader_GoesOn_WhenItsPlaceComesALittleLater()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a", "b");
        await using var reader = await _replica.OpenAsync(run, after: 3);
        var first = await ReadEvent.UntilAsync(reader, "connected");
        await _replica.AppendAsync(run, 3, "c", "d");
        await _replica.CompleteAsync(run, 5, "abcd");

        Assert.Equal("connected", Assert.Single(first).Kind);
        Assert.Equal([(4, "content"), (5, "done")], await ReadAllAsync(reader));
    }

    /// <summary>And then it died, before it could store it.</summary>
    [Fact]
    public async Task Reader_IsReset_WhenItsPlaceNeverComes()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a", "b");
        await using var reader = await _replica.OpenAsync(run, after: 7);
        await ReadEvent.UntilAsync(reader, "connected");
        await _replica.CompleteAsync(run, 3, "ab");

        Assert.Equal([(2, "reset"), (3, "done")], await ReadAllAsync(reader));
    }

    [Fact]
    public async Task Reader_IsReset_WhenItsPlaceIsBeyondTheEnd()
    {
        var run = _replica.Start(baseText: "Once ");
        await _replica.AppendAsync(run, 1, "upon");
        await _replica.CompleteAsync(run, 2, "Once upon");

        await using var reader = await _replica.OpenAsync(run, after: 3);
        var events = await ReadEvent.AllAsync(reader);

        Assert.Equal([(0, "connected"), (1, "reset"), (2, "done")], events.Select(each => (each.Id, each.Kind)));
        Assert.Equal("Once upon", events[1].Content);
    }

    /// <summary>A fail-over lost the tail, and the owner with it: what was seen is not what was kept.</summary>
    [Fact]
    public async Task Readers_AreReset_WhenTheStoreLostTheTailThatTheyHaveSeen()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await _replica.AppendAsync(run, 2, "b", "c");
        await using var reader = await _replica.OpenAsync(run, after: 0);
        while ((await ReadEvent.NextAsync(reader))[^1].Id < 3)
        {
        }

        _replica.Store[new RunKey(RemoteFixture.Owner, run.Id)].Log.RemoveAt(1);
        await _replica.CompleteAsync(run, 2, "a");
        _replica.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([(1, "reset"), (2, "done")], await ReadAllAsync(reader));
    }

    [Fact]
    public async Task Reader_GetsTheEnd_WhenTheConversationIsDeleted()
    {
        var run = _replica.Start();
        await _replica.AppendAsync(run, 1, "a");
        await using var reader = await _replica.OpenAsync(run);
        await ReadEvent.UntilAsync(reader, "content");

        _replica.Store.Remove(new RunKey(RemoteFixture.Owner, run.Id));
        _replica.Time.Advance(TimeSpan.FromSeconds(2));

        var end = Assert.Single(await ReadEvent.AllAsync(reader));
        Assert.Equal((2, "done", "cancelled"), (end.Id, end.Kind, end.Data.GetProperty("state").GetString()));
    }

    public ValueTask DisposeAsync() => _replica.DisposeAsync();

    private static async Task<List<(long Id, string Kind)>> ReadAllAsync(RunReader reader) =>
        [.. (await ReadEvent.AllAsync(reader)).Select(each => (each.Id, each.Kind))];
}
