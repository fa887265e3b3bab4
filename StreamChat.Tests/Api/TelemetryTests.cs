using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Api;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Providers.Telemetry;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Telemetry;
using Xunit;

namespace StreamChat.Tests.Api;

/// <summary>What a call to the provider leaves in traces and metrics: numbers and names, no word of prompt or answer.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Span_TellsModelTokensAndTimes_ButNoText()
    {
        const string Model = "simulator-tokens-4-delay-1";
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == ApiTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var simulator = SimulatorHost.Start();
        await using var api = ApiHost.Start(simulator.OpenAIAddress);

        using var response = await api.Client.PostAsync("chat/sync", $$"""{"prompt":"hello canary","model":"{{Model}}"}""");

        var span = Assert.Single(spans, span => span.DisplayName == $"chat {Model}");
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(4L, span.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal(["stop"], (string[])span.GetTagItem("gen_ai.response.finish_reasons")!);
        Assert.Equal(Model, span.GetTagItem("gen_ai.response.model"));
        Assert.True((double)span.GetTagItem("gen_ai.response.time_to_first_chunk")! > 0);
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void Span_KeepsNoLongerModelNamesThanRequestsMayHave()
    {
        var model = string.Concat("long-", new string('m', 300));
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == ApiTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        Provider provider = new() { Kind = ProviderKind.Simulator, BaseUrl = new Uri("http://simulator.test/v1"), Reason = "a test" };
        using var services = new ServiceCollection().AddMetrics().AddSingleton(provider).AddSingleton<ProviderMetrics>().BuildServiceProvider();

        using (CallObserver observer = new(services.GetRequiredService<ProviderMetrics>(), TimeProvider.System, provider, hasContent: false))
        {
            observer.Asks(model, BinaryData.FromString("{}"));
            observer.Ended(model, new AnswerEnd { FinishReason = "stop" });
        }

        var span = Assert.Single(spans, span => span.DisplayName == $"chat {model[..200]}");
        Assert.Equal(model[..200], span.GetTagItem("gen_ai.request.model"));
        Assert.Equal(model[..200], span.GetTagItem("gen_ai.response.model"));
    }

    [Fact]
    public async Task Meters_CountErrorsRetriesAndOpenCalls()
    {
        await using var simulator = SimulatorHost.Start(new Dictionary<string, string?> { ["RetryAfter"] = "00:00:00" });
        await using var api = ApiHost.Start(simulator.OpenAIAddress);
        ConcurrentDictionary<string, double> sums = [];
        using var listener = ServiceMeters.Listen(
            api.Services,
            instrument => instrument.Meter.Name == ApiTelemetry.Name,
            (instrument, value, tags, _) => Add(sums, instrument, value, tags),
            (instrument, _, tags, _) => Add(sums, instrument, 1, tags));

        using var failed = await api.Client.PostAsync("chat", """{"prompt":"hello","model":"simulator-error-503"}""");
        using var answered = await api.Client.PostAsync("chat/sync", """{"prompt":"hello","model":"simulator"}""");

        Assert.Equal(1, sums["streamchat.provider.errors provider_unavailable"]);
        Assert.Equal(2, sums["streamchat.provider.retries provider_unavailable"]);
        Assert.Equal(1, sums["gen_ai.client.operation.time_to_first_chunk"]);
        Assert.Equal(0, sums["streamchat.provider.calls.open"]);
    }

    private static void Add(ConcurrentDictionary<string, double> sums, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var tag = tags.Length == 1 ? $" {tags[0].Value}" : "";
        sums.AddOrUpdate($"{instrument.Name}{tag}", value, (_, sum) => sum + value);
    }
}
