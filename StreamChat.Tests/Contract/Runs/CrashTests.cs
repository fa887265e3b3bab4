using System.Diagnostics;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: a replica that dies leaves its runs interrupted, with all text that any reader has seen.</summary>
[Collection(WholeCluster.Name)]
public sealed class CrashTests
{
    private const string Long = "simulator-mixed-20000-thinking-delay-5";

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Run_IsInterruptedWithAllThatWasRead_WhenItsOwnerIsKilled()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync();
        var (owner, other) = (cluster.At(0), cluster.At(1));
        var run = await owner.StartAsync(Long, thinking: true);
        var readers = Enumerable.Range(0, 3).Select(_ => new ResumingReader(run.Id)).ToList();
        var reading = Task.WhenAll(readers[0].ReadAsync(owner, other), readers[1].ReadAsync(other), readers[2].ReadAsync(cluster.Caller));
        await Task.WhenAll(readers.Select(reader => reader.UntilAsync(read => read.Length > 3000)));

        var clock = Stopwatch.StartNew();
        await cluster.Process(0).Process.KillAsync();
        var seen = readers.Max(reader => reader.Length);
        var ends = await reading;

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Promise);
        Assert.All(ends, end => Assert.Equal(("error", "interrupted", "interrupted"), (end.Name, end.Text("code"), end.Text("state"))));
        var stored = await Source.StoredAsync(other, run);
        Assert.All(readers, reader => Assert.Equal(stored, Source.Of(reader)));
        Assert.All(readers, reader => Assert.Equal(0, reader.Resets));
        Assert.True(stored.Content.Length + stored.Thinking.Length >= seen);
        await IsTheBeginningAsync(cluster, stored);
        await GoesOnAsync(cluster, run, "continue", stored.Content);
        await GoesOnAsync(cluster, run, "regenerate", kept: "");
    }

    [Fact]
    public async Task Run_IsInterruptedOnce_WhenItsOwnerHangsAndComesBack()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync();
        var (owner, other) = (cluster.At(0), cluster.At(1));
        var run = await owner.StartAsync(Long, thinking: true);
        ResumingReader stuck = new(run.Id);
        ResumingReader free = new(run.Id);
        var stuckReading = stuck.ReadAsync(owner);
        var freeReading = free.ReadAsync(other);
        await Task.WhenAll(stuck.UntilAsync(read => read.Length > 3000), free.UntilAsync(read => read.Length > 3000));

        cluster.Process(0).Process.Pause();
        var end = await freeReading;
        var stored = await Source.StoredAsync(other, run);
        cluster.Process(0).Process.Resume();
        var stuckEnd = await stuckReading;

        Assert.Equal(("error", "interrupted"), (end.Name, end.Text("code")));
        Assert.Equal(("error", "interrupted"), (stuckEnd.Name, stuckEnd.Text("code")));
        Assert.Equal(stored, Source.Of(free));
        Assert.Equal(stored, Source.Of(stuck));
        ResumingReader later = new(run.Id);
        await later.ReadAsync(owner);
        Assert.Equal((free.LastId, stored), (later.LastId, Source.Of(later)));
        Assert.Equal(stored, await Source.StoredAsync(owner, run));
        Assert.Equal("completed", (await CompleteAsync(owner)).Text("state"));
    }

    private static async Task GoesOnAsync(ChatCluster cluster, ChatRun run, string verb, string kept)
    {
        var again = await cluster.Caller.AgainAsync(verb, run, "simulator-fast");
        ResumingReader reader = new(again.Id);
        var end = await reader.ReadAsync(cluster.Caller);

        Assert.Equal("completed", end.Text("state"));
        Assert.NotEmpty(reader.Content.ToString());
        Assert.Equal(kept + reader.Content, (await Source.StoredAsync(cluster.Caller, again)).Content);
        Assert.Equal(verb == "continue", again.Message == run.Message);
    }

    /// <summary>The replica that came back does its work again.</summary>
    private static async Task<RunEvent> CompleteAsync(ChatCaller caller)
    {
        var run = await caller.StartAsync("simulator-fast");
        return await new ResumingReader(run.Id).ReadAsync(caller);
    }

    private static async Task IsTheBeginningAsync(ChatCluster cluster, Source stored)
    {
        var source = await Source.OfAsync(cluster, Long.Replace("delay-5", "fast", StringComparison.Ordinal), "hello");
        Assert.StartsWith(stored.Thinking, source.Thinking, StringComparison.Ordinal);
        Assert.StartsWith(stored.Content, source.Content, StringComparison.Ordinal);
    }
}
