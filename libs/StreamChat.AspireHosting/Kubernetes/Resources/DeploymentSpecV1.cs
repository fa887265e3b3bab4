namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How many pods a Deployment runs, and how it replaces them.</summary>
public sealed class DeploymentSpecV1
{
    /// <summary>The pods.</summary>
    public PodTemplateSpecV1 Template { get; set; } = new();

    /// <summary>How many; not written where an autoscaler decides.</summary>
    public int? Replicas { get; set; } = 1;

    /// <summary>How long a new pod must have been ready before it counts.</summary>
    public int? MinReadySeconds { get; set; }

    /// <summary>How long a roll-out may stand still before it has failed.</summary>
    public int? ProgressDeadlineSeconds { get; set; }

    /// <summary>How many old versions are kept for going back.</summary>
    public int? RevisionHistoryLimit { get; set; } = 3;
}
