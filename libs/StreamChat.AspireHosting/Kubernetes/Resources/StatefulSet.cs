namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>Pods with a name and a volume of their own.</summary>
public sealed class StatefulSet() : Workload("apps/v1", "StatefulSet")
{
    /// <summary>What it runs, and how many.</summary>
    public StatefulSetSpecV1 Spec { get; set; } = new();

    /// <inheritdoc/>
    public override PodTemplateSpecV1 PodTemplate => Spec.Template;
}
