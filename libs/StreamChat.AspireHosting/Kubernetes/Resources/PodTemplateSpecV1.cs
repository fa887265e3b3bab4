namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What each pod of a workload is made of.</summary>
public sealed class PodTemplateSpecV1
{
    /// <summary>Labels and annotations of the pods.</summary>
    public ObjectMetaV1 Metadata { get; set; } = new();

    /// <summary>What runs in the pods.</summary>
    public PodSpecV1 Spec { get; set; } = new();
}
