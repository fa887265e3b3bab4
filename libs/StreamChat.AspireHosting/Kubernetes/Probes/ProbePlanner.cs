#pragma warning disable ASPIREPROBES001 // the app model's own probes are read here

using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Planning;

namespace Aspire.Hosting.Kubernetes.Probes;

/// <summary>Makes probes of what the model says of a resource's health.</summary>
internal static class ProbePlanner
{
    /// <summary>
    /// Probes that were asked for are taken as they are. Else a health check decides about traffic, and also when start-up is over; that a process
    /// lives is then seen by its port alone, since a check may fail because of somebody else, and no restart mends that.
    /// </summary>
    public static ProbeSet Of(IResource resource, PortPlan[] ports)
    {
        if (ports.Length == 0)
        {
            return new(null, null, null);
        }

        var health = resource.Annotations.OfType<HttpHealthCheckAnnotation>().FirstOrDefault(check => Asked(resource, ProbeType.Readiness) is null);
        var port = health is null ? ports[0] : PortOf(health.Endpoint, ports);
        var readiness = Explicit(resource, ProbeType.Readiness, ports) ?? new ProbePlan(port.Name, health?.Path, 5, 3, 2) { Tls = port.Endpoint.TlsEnabled };
        return new(
            Explicit(resource, ProbeType.Startup, ports) ?? new ProbePlan(port.Name, health?.Path, 2, 3, 60) { Tls = port.Endpoint.TlsEnabled },
            readiness,
            Explicit(resource, ProbeType.Liveness, ports) ?? new ProbePlan(port.Name, null, 10, 3, 3));
    }

    private static EndpointProbeAnnotation? Asked(IResource resource, ProbeType type) =>
        resource.Annotations.OfType<EndpointProbeAnnotation>().LastOrDefault(probe => probe.Type == type);

    private static ProbePlan? Explicit(IResource resource, ProbeType type, PortPlan[] ports)
    {
        if (Asked(resource, type) is not { } probe)
        {
            return null;
        }

        var port = PortOf(probe.EndpointReference, ports);
        return new ProbePlan(port.Name, probe.Path, probe.PeriodSeconds, probe.TimeoutSeconds, probe.FailureThreshold)
        {
            Tls = port.Endpoint.TlsEnabled,
            InitialDelaySeconds = probe.InitialDelaySeconds > 0 ? probe.InitialDelaySeconds : null,
            SuccessThreshold = probe.SuccessThreshold > 1 ? probe.SuccessThreshold : null,
        };
    }

    private static PortPlan PortOf(EndpointReference endpoint, PortPlan[] ports) =>
        ports.First(port => port.Endpoint == endpoint.EndpointAnnotation);
}
