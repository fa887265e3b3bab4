using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace StreamChat.AppHost.Kubernetes;

/// <summary>An object of the cluster for which the hosting package has no class, or none that the API server takes.</summary>
internal sealed class ManifestObject(string apiVersion, string kind) : BaseKubernetesResource(apiVersion, kind)
{
    /// <summary>What it says.</summary>
    [YamlMember(Alias = "spec")]
    public Dictionary<string, object> Spec { get; } = [];
}
