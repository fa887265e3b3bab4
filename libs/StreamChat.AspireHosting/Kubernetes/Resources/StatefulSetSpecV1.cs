namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>How many pods a StatefulSet runs.</summary>
public sealed class StatefulSetSpecV1
{
    /// <summary>The pods.</summary>
    public PodTemplateSpecV1 Template { get; set; } = new();

    /// <summary>How many.</summary>
    public int? Replicas { get; set; }

    /// <summary>How long a new pod must have been ready before it counts.</summary>
    public int? MinReadySeconds { get; set; }

    /// <summary>How many old versions are kept for going back.</summary>
    public int? RevisionHistoryLimit { get; set; }
}
