using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>KEDA in place of the autoscalers: it asks Prometheus itself, so that the cluster needs no metrics adapter.</summary>
internal static class KedaComponent
{
    public static Kustomization Write(ImmutableArray<WorkloadPlan> plans, PublishContext context) =>
        new Kustomization("components/keda", isComponent: true)
            .Add(plans.Select(plan => Scaled(plan, context)).OfType<Manifest>())
            .Without("autoscaling", "v2", "HorizontalPodAutoscaler");

    private static Manifest? Scaled(WorkloadPlan plan, PublishContext context)
    {
        if (plan.Autoscaler?.Content.At("spec") is not Map autoscaler || PodMetric(autoscaler) is not { } metric)
        {
            return null;
        }

        var name = (string)metric.At("metric", "name")!;
        var trigger = new Map
        {
            { "type", "prometheus" },
            { "metricType", "AverageValue" },
            {
                "metadata", new Map
                {
                    { "serverAddress", context.Settings.Prometheus.ToString().TrimEnd('/') },
                    { "query", $"sum({name}{{namespace=\"{context.Namespace}\",pod=~\"{plan.Name}-.*\"}})" },
                    { "threshold", metric.At("target", "averageValue")!.ToString() },

                    // No answer is not the same as no streams.
                    { "ignoreNullValues", "false" },
                }
            },
        };
        return new($"scaledobject-{plan.Name}.yaml", Document(plan, autoscaler, trigger, context));
    }

    private static Map? PodMetric(Map autoscaler) =>
        autoscaler.GetValueOrDefault("metrics") is List<object> metrics ? metrics.OfType<Map>().Select(metric => metric.GetValueOrDefault("pods")).OfType<Map>().FirstOrDefault() : null;

    private static Map Document(WorkloadPlan plan, Map autoscaler, Map trigger, PublishContext context) => new()
    {
        { "apiVersion", "keda.sh/v1alpha1" },
        { "kind", "ScaledObject" },
        { "metadata", ResourceManifests.MetadataOf(plan.Name, plan.Name, context) },
        {
            "spec", new Map
            {
                { "scaleTargetRef", new Map { { "apiVersion", "apps/v1" }, { "kind", plan.Workload.Kind }, { "name", plan.Name } } },
                { "minReplicaCount", autoscaler.GetValueOrDefault("minReplicas") },
                { "maxReplicaCount", autoscaler["maxReplicas"] },
                { "pollingInterval", 15 },
                { "cooldownPeriod", 300 },
                { "fallback", new Map { { "failureThreshold", 3 }, { "replicas", autoscaler.GetValueOrDefault("minReplicas") }, { "behavior", "currentReplicasIfHigher" } } },
                { "advanced", new Map { { "horizontalPodAutoscalerConfig", new Map { { "behavior", autoscaler.GetValueOrDefault("behavior") } } } } },
                { "triggers", Map.List(trigger) },
            }
        },
    };
}
