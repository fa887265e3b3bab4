using System.Net;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>CONTRACT §5: a replica that is asked to end lets its runs finish, and sends everybody else to another one.</summary>
[Collection(WholeCluster.Name)]
public sealed class RollingRestartTests
{
    private const string Model = "simulator-mixed-4000-chunk-2-delay-20";
    private const int Owned = 50;
    private const int Visiting = 10;

    [Fact]
    public async Task NoReaderSeesAnError_WhenAReplicaLeavesWith50OpenRuns()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync(
            ("DRAIN_TIMEOUT_SECS", "45"), ("Logging:LogLevel:StreamChat.ServiceDefaults.Health", "Information"));
        var (leaving, staying) = (cluster.At(0), cluster.At(1));
        var own = await StartAsync(leaving, Owned);
        var others = await StartAsync(staying, Visiting);
        var ownReaders = own.Select(run => new ResumingReader(run.Id)).ToList();
        var visitors = others.Select(run => new ResumingReader(run.Id)).ToList();
        var empty = await staying.NewConversationAsync();
        var reading = Task.WhenAll(
        [
            .. ownReaders.Select(reader => reader.ReadAsync(cluster.Caller)),
            .. visitors.Select(reader => reader.ReadAsync(leaving, cluster.Caller)),
        ]);
        await Task.WhenAll(ownReaders.Concat(visitors).Select(reader => reader.UntilAsync(read => read.Length > 100)));

        var process = cluster.Process(0).Process;
        process.Terminate();
        Assert.NotNull(await process.LineAsync("Draining").Bounded());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (await leaving.ReadinessAsync(), reading.IsCompleted));
        Assert.Equal("completed", await SendThroughGatewayAsync(cluster, empty));
        var ends = await reading;

        Assert.All(ends, end => Assert.Equal(("done", "completed"), (end.Name, end.Text("state"))));
        Assert.All(ownReaders.Concat(visitors), reader => Assert.Equal((0, 0), (reader.Failures, reader.Resets)));
        Assert.Equal(0, await process.ExitAsync());
        foreach (var (run, reader) in own.Concat(others).Zip(ownReaders.Concat(visitors)))
        {
            Assert.Equal((4000, Source.Of(reader)), (reader.Content.Length, await Source.StoredAsync(staying, run)));
        }
    }

    [Fact]
    public async Task Run_IsInterruptedWithAllItsText_WhenTheDrainTimeIsOver()
    {
        await using var cluster = await ChatCluster.StartProcessesAsync(("DRAIN_TIMEOUT_SECS", "2"));
        var run = await cluster.At(0).StartAsync("simulator-mixed-200000-delay-5");
        ResumingReader reader = new(run.Id);
        var reading = reader.ReadAsync(cluster.Caller);
        await reader.UntilAsync(read => read.Length > 100);

        cluster.Process(0).Process.Terminate();
        var end = await reading;

        Assert.Equal(("error", "interrupted"), (end.Name, end.Text("code")));
        Assert.Equal(Source.Of(reader), await Source.StoredAsync(cluster.At(1), run));
        Assert.Equal(0, await cluster.Process(0).Process.ExitAsync());
    }

    private static Task<ChatRun[]> StartAsync(ChatCaller caller, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => caller.StartAsync(Model, string.Create(null, $"seed {number}"))));

    /// <summary>Whoever comes new is not sent away.</summary>
    private static async Task<string> SendThroughGatewayAsync(ChatCluster cluster, string conversation)
    {
        var run = await cluster.Caller.StartAsync("simulator-fast", conversation: conversation);
        return (await new ResumingReader(run.Id).ReadAsync(cluster.Caller)).Text("state");
    }
}
