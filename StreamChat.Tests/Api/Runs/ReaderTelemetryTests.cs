using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api;
using StreamChat.Api.Runs.Reading;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Storage.Records;
using StreamChat.Tests.Api.Runs.Remote;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>Every reader of a run leaves a span that says how far it came and why it ended, and is counted by that reason.</summary>
public sealed class ReaderTelemetryTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public ReaderTelemetryTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ApiTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Reader_TellsWhyItEnded()
    {
        await using var host = RunsHost.Start();
        ConcurrentQueue<string> counted = [];
        using var meters = ServiceMeters.Listen(
            host.Get<IServiceProvider>(), instrument => instrument.Name == "streamchat.readers.ended", (_, _, tags, _) => counted.Enqueue((string)tags[0].Value!));

        var completed = await ReadToEndAsync(host, "simulator-tokens-4-delay-1");
        var failed = await ReadToEndAsync(host, "simulator-error-401");
        var left = await host.StartAsync("simulator-stall-after-20");
        await using (var reading = await host.ReadAsync(left))
        {
            await reading.UntilAsync(each => each.Id == 20);
        }

        var cancelled = left;
        await using (var reading = await host.ReadAsync(cancelled, after: 10))
        {
            await host.Runs.CancelAsync(cancelled, TestContext.Current.CancellationToken).Bounded();
            await reading.ToEndAsync();
        }

        string[] reasons = ["completed", "failed", "client_left", "cancelled"];
        Assert.Equal(reasons, counted);
        Assert.Equal(reasons, new[] { completed, failed, left }.SelectMany(SpansOf).Select(span => span.GetTagItem("streamchat.reader.end_reason")));
        Assert.Equal(
            [(0L, 1L, 20L, 20L), (10L, 11L, 21L, 11L)],
            SpansOf(left).Select(span => (Number(span, "after"), Number(span, "first_event"), Number(span, "last_event"), Number(span, "events"))));
        Assert.All(new[] { completed, failed, left }.SelectMany(SpansOf), span => Assert.True(Number(span, "bytes") > 50));
    }

    [Fact]
    public async Task Reader_IsDrained_WhenItsReplicaLeaves()
    {
        await using RemoteFixture replica = new();
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        RunMetrics metrics = new(services.GetRequiredService<IMeterFactory>());
        var run = replica.Start(Guid.CreateVersion7().ToString());
        await replica.AppendAsync(run, 1, "a", "b");
        await using (RunReading reading = new(new ObservedReader(await replica.OpenAsync(run), new ReaderObserver(metrics, run, after: 0))))
        {
            await reading.UntilAsync(each => each.Id == 2);
            replica.Drain.Begin();
            await reading.ToEndAsync();
            Assert.Equal("reconnect", reading.Last.Name);
        }

        var span = Assert.Single(SpansOf(new RunKey(RemoteFixture.Owner, run.Id)));
        Assert.Equal(("drained", 2L), (span.GetTagItem("streamchat.reader.end_reason"), Number(span, "last_event")));
    }

    private static async Task<RunKey> ReadToEndAsync(RunsHost host, string model)
    {
        var key = await host.StartAsync(model);
        await using var reading = await host.ReadAsync(key);
        await reading.ToEndAsync();
        return key;
    }

    private static long Number(Activity span, string name) => (long)span.GetTagItem($"streamchat.reader.{name}")!;

    private IEnumerable<Activity> SpansOf(RunKey key) =>
        _spans.Where(span => span.OperationName == "read run" && (string?)span.GetTagItem("streamchat.run_id") == key.RunId);
}
