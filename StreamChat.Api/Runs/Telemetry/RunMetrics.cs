using System.Diagnostics.Metrics;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>How runs go, in numbers.</summary>
internal sealed class RunMetrics
{
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _ended;

    public RunMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ApiTelemetry.Name);
        _open = meter.CreateUpDownCounter<long>("streamchat.runs.open", "{run}", "Runs in progress that this replica owns.");
        _ended = meter.CreateCounter<long>("streamchat.runs.ended", "{run}", "Runs that ended, by state and by what went wrong.");
    }

    internal void Opened() => _open.Add(1);

    internal void Closed(string state, string code)
    {
        _open.Add(-1);
        _ended.Add(1, new KeyValuePair<string, object?>("state", state), new KeyValuePair<string, object?>("code", code));
    }
}
