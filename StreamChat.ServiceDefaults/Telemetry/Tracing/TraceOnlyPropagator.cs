using System.Diagnostics;

namespace StreamChat.ServiceDefaults.Telemetry.Tracing;

/// <summary>
/// Reads a caller's trace but not its baggage, which would otherwise travel on with every call that a request makes, to the provider too.
/// </summary>
internal sealed class TraceOnlyPropagator : DistributedContextPropagator
{
    private readonly DistributedContextPropagator _w3c = CreateDefaultPropagator();

    public override IReadOnlyCollection<string> Fields => _w3c.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
        _w3c.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(
        object? carrier,
        PropagatorGetterCallback? getter,
        out string? traceId,
        out string? traceState) =>
        _w3c.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
