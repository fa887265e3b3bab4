using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>Has the Prometheus Operator fetch the metrics of every pod that has a management port.</summary>
internal static class MonitoringComponent
{
    public static Kustomization Write(ImmutableArray<WorkloadPlan> plans, PublishContext context) =>
        new Kustomization("components/monitoring", isComponent: true)
            .Add(plans.Where(plan => plan.Management is not null).Select(plan => new Manifest($"podmonitor-{plan.Name}.yaml", Monitor(plan, context))));

    private static Map Monitor(WorkloadPlan plan, PublishContext context) => new()
    {
        { "apiVersion", "monitoring.coreos.com/v1" },
        { "kind", "PodMonitor" },
        { "metadata", ResourceManifests.MetadataOf(plan.Name, plan.Name, context) },
        {
            "spec", new Map
            {
                { "selector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
                { "podMetricsEndpoints", Map.List(new Map { { "port", plan.Management!.Name }, { "path", "/metrics" }, { "interval", "15s" } }) },
            }
        },
    };
}
