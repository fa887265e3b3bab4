using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes;

/// <summary>A cluster that the application is published for, and what holds for everything in it.</summary>
/// <param name="name">The name.</param>
public sealed class KubernetesEnvironmentResource(string name) : Resource(name)
{
    /// <summary>Whether the dashboard is offered; it is a component of its own, which nothing includes by itself.</summary>
    public bool DashboardEnabled { get; set; } = true;

    /// <summary>The storage class of volumes; null for the cluster's default.</summary>
    public string? DefaultStorageClassName { get; set; }

    /// <summary>The size of a volume.</summary>
    public string DefaultStorageSize { get; set; } = "1Gi";

    /// <summary>Who may mount a volume.</summary>
    public string DefaultStorageReadWritePolicy { get; set; } = "ReadWriteOnce";

    /// <summary>When images are pulled; the production overlay says Always.</summary>
    public string DefaultImagePullPolicy { get; set; } = "IfNotPresent";

    internal string? ChartName { get; set; }

    internal string? ChartVersion { get; set; }

    internal string? ChartNamespace { get; set; }
}
