using System.Diagnostics;
using OpenTelemetry;
using StreamChat.ServiceDefaults.Health;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>
/// Keeps out of traces what belongs to a request that is not traced, and our own probes of other services. Samplers could not: a
/// development run records everything, whatever its parent.
/// </summary>
internal sealed class QuietProcessor : BaseProcessor<Activity>
{
    private const string Address = "url.full";

    /// <summary>Leaves a span out.</summary>
    internal static void Silence(Activity span)
    {
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        span.IsAllDataRequested = false;
    }

    public override void OnStart(Activity data)
    {
        if (data.Parent is { Recorded: false, IsAllDataRequested: false })
        {
            Silence(data);
        }
    }

    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Client
            && data.GetTagItem(Address) is string address
            && (address.EndsWith(HealthEndpoints.Ready, StringComparison.Ordinal) || address.EndsWith(HealthEndpoints.Live, StringComparison.Ordinal)))
        {
            Silence(data);
        }
    }
}
