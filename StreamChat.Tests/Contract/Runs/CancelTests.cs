using System.Diagnostics;
using System.Net;
using StreamChat.Simulator.Calls;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: a cancel stops the provider's call from any replica, and the partial answer is kept.</summary>
[Collection(WholeCluster.Name)]
public sealed class CancelTests
{
    private const string Endless = "simulator-mixed-200000-delay-5";

    // A second is the promise; a machine that runs all tests at once gets another one.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_EndsAtOnceAndKeepsWhatWasRead_WhenItIsCancelledThroughTheOtherReplica()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var (owner, other) = (cluster.At(0), cluster.At(1));
        var run = await owner.StartAsync(Endless);
        var call = await cluster.Simulator.Calls.CallAsync(1, Token).Bounded();
        ResumingReader canceller = new(run.Id);
        ResumingReader witness = new(run.Id);
        var reading = Task.WhenAll(canceller.ReadAsync(other), witness.ReadAsync(owner));
        await canceller.UntilAsync(reader => reader.Length > 200);

        var clock = Stopwatch.StartNew();
        using var cancelled = await other.CancelAsync(run.Id);
        Assert.Equal(CallState.Aborted, await call.Ended.Bounded());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        var ends = await reading;

        Assert.True(cancelled.IsSuccessStatusCode);
        Assert.All(ends, end => Assert.Equal(("done", "cancelled", "cancelled"), (end.Name, end.Text("state"), end.Text("finish_reason"))));
        Assert.Equal(Source.Of(canceller), Source.Of(witness));
        Assert.Equal(Source.Of(canceller), await Source.StoredAsync(other, run));
        await NothingGrowsAsync(other, run, canceller);
    }

    [Theory]
    [InlineData("simulator-slow-start-60000")]
    [InlineData("simulator-first-token-60000")]
    public async Task Run_EndsAtOnceAndEmpty_WhenItIsCancelledBeforeItsFirstToken(string model)
    {
        await using var cluster = await ChatCluster.StartAsync();
        var (owner, other) = (cluster.At(0), cluster.At(1));
        var run = await owner.StartAsync(model);
        var call = await cluster.Simulator.Calls.CallAsync(1, Token).Bounded();
        ResumingReader reader = new(run.Id);
        var reading = reader.ReadAsync(owner);

        var clock = Stopwatch.StartNew();
        using var cancelled = await other.CancelAsync(run.Id);
        await call.Ended.Bounded();
        var end = await reading;

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(("done", "cancelled", new Source("", "")), (end.Name, end.Text("state"), Source.Of(reader)));
        Assert.Equal("cancelled", (await other.MessageAsync(run)).GetProperty("status").GetString());
        Assert.Equal(new Source("", ""), await Source.StoredAsync(other, run));
    }

    [Fact]
    public async Task Run_GoesOn_WhenSomebodyElseCancelsIt()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var run = await cluster.At(0).StartAsync("simulator-mixed-2000-delay-5");
        ResumingReader reader = new(run.Id);
        var reading = reader.ReadAsync(cluster.At(0));
        await reader.UntilAsync(read => read.Length > 50);

        foreach (var stranger in new[] { cluster.At(0, "somebody-else"), cluster.At(1, "somebody-else") })
        {
            using var refused = await stranger.CancelAsync(run.Id);
            using var hidden = await stranger.EventsAsync(run.Id, after: 0);
            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (refused.StatusCode, (await ProblemAnswer.ReadAsync(refused)).Code));
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        Assert.Equal("completed", (await reading).Text("state"));
        Assert.Equal(2000, reader.Content.Length);
    }

    [Fact]
    public async Task Cancel_ChangesNothing_WhenTheRunHasEnded()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var run = await cluster.At(0).StartAsync("simulator-fast");
        ResumingReader reader = new(run.Id);
        await reader.ReadAsync(cluster.At(0));

        using var cancelled = await cluster.At(1).CancelAsync(run.Id);

        Assert.True(cancelled.IsSuccessStatusCode);
        Assert.Equal("completed", (await cluster.At(0).RunAsync(run.Id)).GetProperty("state").GetString());
        Assert.Equal(Source.Of(reader), await Source.StoredAsync(cluster.At(0), run));
    }

    /// <summary>A later reader gets just as much.</summary>
    private static async Task NothingGrowsAsync(ChatCaller caller, ChatRun run, ResumingReader first)
    {
        ResumingReader later = new(run.Id);
        await later.ReadAsync(caller);
        Assert.Equal((first.LastId, Source.Of(first)), (later.LastId, Source.Of(later)));
        Assert.Equal("cancelled", (await caller.RunAsync(run.Id)).GetProperty("state").GetString());
    }
}
