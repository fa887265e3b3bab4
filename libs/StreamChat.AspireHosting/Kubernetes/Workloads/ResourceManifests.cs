using Aspire.Hosting.Kubernetes.Network;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>All objects of one resource, each in a file of its own.</summary>
internal static class ResourceManifests
{
    public static IEnumerable<Manifest> Write(WorkloadPlan plan, IReadOnlyCollection<WorkloadPlan> all, PublishContext context)
    {
        Map Metadata(string name) => MetadataOf(name, plan.Name, context);
        Map?[] own =
        [
            ServiceAccount(plan, Metadata),
            ConfigMapManifest.Write(plan, Metadata),
            WorkloadManifest.Write(plan, context, Metadata),
            ServiceManifest.Write(plan, context, Metadata),
            DisruptionBudget(plan, context, Metadata),
            NetworkPolicyManifest.Write(plan, all, context, Metadata),
        ];
        return own.OfType<Map>()
            .Select(document => new Manifest($"{plan.Name}/{((string)document["kind"]).ToLowerInvariant()}.yaml", document))
            .Concat(plan.Additional);
    }

    /// <summary>Name, namespace and labels.</summary>
    public static Map MetadataOf(string name, string? resource, PublishContext context) => new()
    {
        { "name", name },
        { "namespace", context.Namespace },
        { "labels", Map.Of(context.Labels(resource)) },
    };

    private static Map ServiceAccount(WorkloadPlan plan, Func<string, Map> metadata) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "ServiceAccount" },
        { "metadata", metadata(plan.Name) },
        { "automountServiceAccountToken", false },
    };

    // A pod that is not healthy anyway does not hold up the drain of its node.
    private static Map DisruptionBudget(WorkloadPlan plan, PublishContext context, Func<string, Map> metadata) => new()
    {
        { "apiVersion", "policy/v1" },
        { "kind", "PodDisruptionBudget" },
        { "metadata", metadata(plan.Name) },
        {
            "spec", new Map
            {
                { "maxUnavailable", 1 },
                { "unhealthyPodEvictionPolicy", "AlwaysAllow" },
                { "selector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
            }
        },
    };
}
