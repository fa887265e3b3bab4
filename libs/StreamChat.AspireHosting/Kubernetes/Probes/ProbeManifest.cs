using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Probes;

/// <summary>A probe of a container.</summary>
internal static class ProbeManifest
{
    public static Map? Write(ProbePlan? probe) => probe is null ? null : new Map
    {
        { "httpGet", probe.Path is null ? null : Request(probe) },
        { "exec", probe.Command.IsEmpty ? null : new Map { { "command", Map.List(probe.Command) } } },
        { "tcpSocket", probe is { Path: null, Command.IsEmpty: true } ? new Map { { "port", probe.Port } } : null },
        { "initialDelaySeconds", probe.InitialDelaySeconds },
        { "periodSeconds", probe.PeriodSeconds },
        { "timeoutSeconds", probe.TimeoutSeconds },
        { "failureThreshold", probe.FailureThreshold },
        { "successThreshold", probe.SuccessThreshold },
    };

    // The API server takes the scheme in capitals only.
    private static Map Request(ProbePlan probe) => new() { { "path", probe.Path }, { "port", probe.Port }, { "scheme", probe.Tls ? "HTTPS" : "HTTP" } };
}
