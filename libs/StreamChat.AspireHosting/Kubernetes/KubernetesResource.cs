using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes;

/// <summary>What is published for a resource, for a callback to change before it is written.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="environment">The cluster.</param>
public sealed class KubernetesResource(string name, KubernetesEnvironmentResource environment) : Resource(name), IResourceWithParent<KubernetesEnvironmentResource>
{
    /// <summary>The cluster.</summary>
    public KubernetesEnvironmentResource Parent => environment;

    /// <summary>The Deployment or StatefulSet.</summary>
    public Workload? Workload { get; set; }

    /// <summary>Further objects, written beside those of the resource.</summary>
    public List<BaseKubernetesResource> AdditionalResources { get; } = [];
}
