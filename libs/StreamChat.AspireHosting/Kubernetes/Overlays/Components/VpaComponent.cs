using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>
/// Recommendations for what no autoscaler scales, as an example for a model server in the cluster: it grows in size, not in number. Never for what
/// is scaled by number, where the two would work against each other; and only recommended, since to apply it a pod is evicted with its streams.
/// </summary>
internal static class VpaComponent
{
    public static Kustomization Write(ImmutableArray<WorkloadPlan> plans, PublishContext context) =>
        new Kustomization("components/vpa-example", isComponent: true)
            .Add(plans.Where(plan => plan.Autoscaler is null).Select(plan => new Manifest($"verticalpodautoscaler-{plan.Name}.yaml", Document(plan, context))));

    private static Map Document(WorkloadPlan plan, PublishContext context) => new()
    {
        { "apiVersion", "autoscaling.k8s.io/v1" },
        { "kind", "VerticalPodAutoscaler" },
        { "metadata", ResourceManifests.MetadataOf(plan.Name, plan.Name, context) },
        {
            "spec", new Map
            {
                { "targetRef", new Map { { "apiVersion", "apps/v1" }, { "kind", plan.Workload.Kind }, { "name", plan.Name } } },
                { "updatePolicy", new Map { { "updateMode", "Off" } } },
            }
        },
    };
}
