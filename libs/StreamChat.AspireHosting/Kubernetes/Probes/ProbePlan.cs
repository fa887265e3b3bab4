using System.Collections.Immutable;

namespace Aspire.Hosting.Kubernetes.Probes;

/// <summary>One question to a container, and how often it is put: an HTTP request, a command, or else a connection.</summary>
internal sealed record ProbePlan(string Port, string? Path, int PeriodSeconds, int TimeoutSeconds, int FailureThreshold)
{
    /// <summary>Whether the request is made with TLS.</summary>
    public bool Tls { get; init; }

    public ImmutableArray<string> Command { get; init; } = [];

    public int? InitialDelaySeconds { get; init; }

    public int? SuccessThreshold { get; init; }
}
