using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>
/// Begins only so many traces a second: every request of an ordinary day has one, and in a burst of thousands, where spans would take the
/// processor from answers, a part of them has. The second's traces may come all at once.
/// </summary>
internal sealed class PacedSampler : Sampler
{
    private readonly TimeProvider _time;
    private readonly long _interval; // between two traces, in the clock's ticks
    private readonly long _ahead;    // how much of the time that has passed may be used up at once
    private long _usedUp;            // up to where time is used up: each trace takes one interval of it

    /// <summary>Begins with a whole second's traces.</summary>
    public PacedSampler(IOptions<TracingOptions> options, TimeProvider time)
    {
        _time = time;
        _ahead = time.TimestampFrequency;
        _interval = time.TimestampFrequency / options.Value.TracesPerSecond;
        _usedUp = time.GetTimestamp() - _ahead;
    }

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(TryTake() ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);

    private bool TryTake()
    {
        var now = _time.GetTimestamp();
        while (true)
        {
            var usedUp = Volatile.Read(ref _usedUp);
            var next = Math.Max(usedUp, now - _ahead) + _interval;
            if (next > now)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _usedUp, next, usedUp) == usedUp)
            {
                return true;
            }
        }
    }
}
