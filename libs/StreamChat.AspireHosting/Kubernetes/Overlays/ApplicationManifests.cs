using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.Kubernetes.Network;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays;

/// <summary>What the application has once: its namespace with its limits, its priority, and that nothing is allowed by default.</summary>
internal static class ApplicationManifests
{
    private const string PodSecurity = "pod-security.kubernetes.io/";

    public static IEnumerable<Manifest> Write(ImmutableArray<WorkloadPlan> plans, PublishContext context)
    {
        Map Metadata(string name) => ResourceManifests.MetadataOf(name, null, context);
        yield return new("application/namespace.yaml", Namespace(context));
        yield return new("application/priorityclass.yaml", Priority(context));
        yield return new("application/resourcequota.yaml", Quota(plans, Metadata(context.Application)));
        yield return new("application/limitrange.yaml", Limits(Metadata(context.Application)));
        yield return new("application/networkpolicy.yaml", NetworkPolicyManifest.DefaultDeny(context, Metadata));
    }

    private static Map Namespace(PublishContext context)
    {
        var labels = context.Labels(null);
        foreach (var mode in new[] { "enforce", "audit", "warn" })
        {
            labels[$"{PodSecurity}{mode}"] = "restricted";
        }

        return new Map { { "apiVersion", "v1" }, { "kind", "Namespace" }, { "metadata", new Map { { "name", context.Namespace }, { "labels", Map.Of(labels) } } } };
    }

    private static Map Priority(PublishContext context) => new()
    {
        { "apiVersion", "scheduling.k8s.io/v1" },
        { "kind", "PriorityClass" },
        { "metadata", new Map { { "name", context.Application }, { "labels", Map.Of(context.Labels(null)) } } },
        { "value", 100000 },
        { "globalDefault", false },
        { "description", "Pods that people wait for." },
    };

    // Room for every autoscaler's most, and for the surge of an update on top.
    private static Map Quota(ImmutableArray<WorkloadPlan> plans, Map metadata)
    {
        long Sum(string name, Func<WorkloadPlan, IReadOnlyDictionary<string, string>> part) =>
            plans.Sum(plan => Scale.MostPods(plan) * Quantity.Milli(part(plan).GetValueOrDefault(name, "0")));

        var hard = new Map
        {
            { "pods", plans.Sum(Scale.MostPods).ToString(CultureInfo.InvariantCulture) },
            { "requests.cpu", Quantity.Cores(Sum("cpu", plan => plan.Container.Resources!.Requests)) },
            { "requests.memory", Quantity.Mebibytes(Sum("memory", plan => plan.Container.Resources!.Requests)) },
            { "limits.memory", Quantity.Mebibytes(Sum("memory", plan => plan.Container.Resources!.Limits)) },
            { "services.loadbalancers", "0" },
            { "services.nodeports", "0" },
        };
        return new Map { { "apiVersion", "v1" }, { "kind", "ResourceQuota" }, { "metadata", metadata }, { "spec", new Map { { "hard", hard } } } };
    }

    // For a pod that somebody adds without limits of its own.
    private static Map Limits(Map metadata) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "LimitRange" },
        { "metadata", metadata },
        {
            "spec", new Map
            {
                {
                    "limits", Map.List(new Map
                    {
                        { "type", "Container" },
                        { "default", new Map { { "cpu", "500m" }, { "memory", "256Mi" }, { "ephemeral-storage", "256Mi" } } },
                        { "defaultRequest", new Map { { "cpu", "100m" }, { "memory", "256Mi" }, { "ephemeral-storage", "64Mi" } } },
                    })
                },
            }
        },
    };
}
