using System.Collections.Concurrent;
using System.Diagnostics;
using StreamChat.Api;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using Xunit;

namespace StreamChat.Tests.Api.Runs;

/// <summary>A run shows in traces and numbers: where it belongs and how it ended, and nothing of what was said.</summary>
public sealed class RunTelemetryTests
{
    [Fact]
    public async Task Run_HasASpanOfItsOwn_BelowTheOneThatStartedIt()
    {
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is ApiTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = RunsHost.Start();
        using var request = ApiTelemetry.Source.StartActivity("request")!;
        var key = await host.StartAsync("simulator");
        await host.Active.Find(key)!.Work.Bounded();

        var run = spans.Single(span => span.OperationName == "run" && (string?)span.GetTagItem("streamchat.run_id") == key.RunId);
        Assert.Equal(request.SpanId, run.ParentSpanId);
        Assert.Equal(("completed", "stop"), (run.GetTagItem("streamchat.run_state"), run.GetTagItem("streamchat.finish_reason")));
        Assert.Contains(spans, span => span.OperationName == "chat" && span.ParentSpanId == run.SpanId);
    }

    [Fact]
    public async Task Runs_AreCounted_ByTheirEnd()
    {
        await using var host = RunsHost.Start();
        ConcurrentQueue<(string Name, long Value, string Tags)> numbers = [];
        using var listener = ServiceMeters.Listen(
            host.Get<IServiceProvider>(),
            instrument => instrument.Name.StartsWith("streamchat.runs.", StringComparison.Ordinal),
            (instrument, value, tags, _) =>
                numbers.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));

        foreach (var model in new[] { "simulator", "simulator-error-401" })
        {
            var key = await host.StartAsync(model);
            await host.Active.Find(key)!.Work.Bounded();
        }

        Assert.Equal(0, numbers.Where(number => number.Name == "streamchat.runs.open").Sum(number => number.Value));
        Assert.Equal(
            ["state=completed code=", "state=failed code=provider_invalid_key"],
            numbers.Where(number => number.Name == "streamchat.runs.ended").Select(number => number.Tags));
    }
}
