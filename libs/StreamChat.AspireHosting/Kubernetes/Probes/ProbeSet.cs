namespace Aspire.Hosting.Kubernetes.Probes;

/// <summary>How it is found out that a container has started, should get traffic, and lives.</summary>
internal sealed record ProbeSet(ProbePlan? Startup, ProbePlan? Readiness, ProbePlan? Liveness);
