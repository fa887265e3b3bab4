using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using StreamChat.ServiceDefaults.Telemetry.Tracing;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults.Tracing;

/// <summary>How many traces a service begins.</summary>
public sealed class PacedSamplerTests
{
    private const int PerSecond = 50;

    private readonly ManualTimeProvider _time = new();
    private readonly PacedSampler _sampler;

    public PacedSamplerTests() => _sampler = new PacedSampler(Options.Create(new TracingOptions { TracesPerSecond = PerSecond }), _time);

    [Fact]
    public void Sampler_BeginsAsManyAsASecondHas_AtOnce() => Assert.Equal(PerSecond, CountOf(1000));

    [Fact]
    public void Sampler_BeginsOneMore_WithEveryPartOfASecond()
    {
        CountOf(1000);

        _time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(5, CountOf(1000));
    }

    [Fact]
    public void Sampler_SavesNoMoreThanASecond_WhileNothingComes()
    {
        CountOf(1000);

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(PerSecond, CountOf(1000));
    }

    [Fact]
    public void Sampler_BeginsEveryTrace_OfRequestsThatComeSlowlyEnough()
    {
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(1, CountOf(1));
            _time.Advance(TimeSpan.FromSeconds(1) / PerSecond);
        }
    }

    [Fact]
    public void Sampler_BeginsExactlyAsMany_WhenManyThreadsAsk()
    {
        var begun = 0;

        Parallel.For(0, 10_000, _ => Interlocked.Add(ref begun, CountOf(1)));

        Assert.Equal(PerSecond, begun);
    }

    private int CountOf(int requests) => Enumerable.Range(0, requests)
        .Count(_ => _sampler.ShouldSample(new SamplingParameters(default, ActivityTraceId.CreateRandom(), "GET", ActivityKind.Server)).Decision
            == SamplingDecision.RecordAndSample);
}
