using System.Diagnostics;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Cluster;
using Xunit;

namespace StreamChat.Tests.Contract.Runs;

/// <summary>Redis goes away in the midst of runs and comes back: their readers keep receiving, and nothing is lost.</summary>
[Collection(WholeCluster.Name)]
public sealed class StoreOutageTests
{
    private const int Runs = 20;

    // A second is the promise; a machine that runs all tests at once gets another one.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Answers_AreExact_WhenRedisIsAwayForAMoment() => OutageAsync("simulator-mixed-8000-thinking-chunk-2-delay-20", TimeSpan.FromSeconds(3));

    [Fact]
    public Task Answers_AreExact_WhenRedisIsAwayFor30Seconds()
    {
        LongTest.OnlyOnRequest("Takes a minute");
        return OutageAsync("simulator-mixed-30000-thinking-chunk-2-delay-20", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Answer_IsExact_WhenRedisHangsForAMoment()
    {
        await using var cluster = await ChatCluster.StartAsync();
        var run = await cluster.At(0).StartAsync("simulator-mixed-8000-chunk-2-delay-20");
        ResumingReader near = new(run.Id);
        ResumingReader far = new(run.Id);
        var reading = Task.WhenAll(near.ReadAsync(cluster.At(0)), far.ReadAsync(cluster.At(1)));
        await Task.WhenAll(near.UntilAsync(read => read.Length > 300), far.UntilAsync(read => read.Length > 300));

        cluster.Redis.Pause();
        var atPause = near.Length;
        await near.UntilAsync(read => read.Length > atPause + 1000);
        await NewSendIsRefusedAsync(cluster);
        cluster.Redis.Resume();
        await reading;

        Assert.Equal((8000, Source.Of(near)), (near.Content.Length, Source.Of(far)));
        Assert.Equal(Source.Of(near), await Source.StoredAsync(cluster.At(1), run));
    }

    private static async Task OutageAsync(string model, TimeSpan outage)
    {
        await using var cluster = await ChatCluster.StartAsync();
        ChatCaller[] places = [cluster.At(0), cluster.At(1)];
        var runs = await Task.WhenAll(Enumerable.Range(0, Runs).Select(number =>
            places[number % 2].StartAsync(model, string.Create(null, $"seed {number}"), thinking: true)));
        var near = runs.Select(run => new ResumingReader(run.Id)).ToList();
        var far = runs.Select(run => new ResumingReader(run.Id)).ToList();
        var reading = Task.WhenAll(
        [
            .. near.Select((reader, number) => reader.ReadAsync(places[number % 2])),
            .. far.Select((reader, number) => reader.ReadAsync(places[(number + 1) % 2])),
        ]);
        await Task.WhenAll(near.Concat(far).Select(reader => reader.UntilAsync(read => read.Length > 300)));

        await cluster.Redis.StopAsync();
        await GoOnAsync(near);
        await NewSendIsRefusedAsync(cluster);
        await Task.Delay(outage, TimeProvider.System, Token);
        await GoOnAsync(near);
        await cluster.Redis.StartAgainAsync();
        var ends = await reading;

        Assert.All(ends, end => Assert.Equal(("done", "completed"), (end.Name, end.Text("state"))));
        Assert.All(near.Concat(far), reader => Assert.Equal((0, 0), (reader.Failures, reader.Resets)));
        for (var number = 0; number < Runs; number++)
        {
            var source = await Source.OfAsync(
                cluster, model.Replace("chunk-2-delay-20", "fast", StringComparison.Ordinal), string.Create(null, $"seed {number}"));
            Assert.Equal([source, source], [Source.Of(near[number]), Source.Of(far[number])]);
            Assert.Equal(source, await Source.StoredAsync(cluster.Caller, runs[number]));
        }

        Assert.Equal("completed", (await CompleteAsync(places[0], places[1])).Text("state"));
    }

    /// <summary>What the readers at a run's own replica have grows while Redis is away.</summary>
    private static Task GoOnAsync(IReadOnlyList<ResumingReader> readers) =>
        Task.WhenAll(readers.Select(reader =>
        {
            var before = reader.Length;
            return reader.UntilAsync(read => read.Length > before + 100 || read.End is not null);
        }));

    private static async Task NewSendIsRefusedAsync(ChatCluster cluster)
    {
        var clock = Stopwatch.StartNew();
        using var refused = await cluster.Caller.SendAsync(Guid.CreateVersion7().ToString(), "simulator-fast", "hello");

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal((503, "store_unavailable"), ((int)refused.StatusCode, (await ProblemAnswer.ReadAsync(refused)).Code));
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    private static async Task<RunEvent> CompleteAsync(ChatCaller one, ChatCaller other)
    {
        var run = await one.StartAsync("simulator-fast");
        return await new ResumingReader(run.Id).ReadAsync(other);
    }
}
