using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>The pods of a workload, as restricted as Pod Security knows it.</summary>
internal static class PodManifest
{
    public static Map Write(WorkloadPlan plan, PublishContext context)
    {
        var pod = plan.Workload.PodTemplate;
        var labels = context.Labels(plan.Name).Concat(pod.Metadata.Labels.Where(label => !context.Labels(plan.Name).ContainsKey(label.Key)));
        return new Map
        {
            { "metadata", new Map { { "labels", Map.Of(labels) }, { "annotations", Map.Of(Annotations(plan)) } } },
            { "spec", Spec(plan, context) },
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Annotations(WorkloadPlan plan)
    {
        foreach (var annotation in plan.Workload.PodTemplate.Metadata.Annotations)
        {
            yield return annotation;
        }

        if (ConfigMapManifest.DataOf(plan) is { } data)
        {
            // Another configuration is another pod.
            var text = string.Concat(data.Select(entry => $"{entry.Key}={entry.Value}\n"));
            yield return new("checksum/config", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }

    private static Map Spec(WorkloadPlan plan, PublishContext context)
    {
        var spec = plan.Workload.PodTemplate.Spec;
        return new Map
        {
            { "serviceAccountName", plan.Name },
            { "automountServiceAccountToken", false },
            { "enableServiceLinks", false },
            { "priorityClassName", spec.PriorityClassName },
            { "terminationGracePeriodSeconds", spec.TerminationGracePeriodSeconds },
            { "nodeSelector", Map.Of(spec.NodeSelector) },
            { "imagePullSecrets", context.Settings.PullSecret is { } secret ? Map.List(new Map { { "name", secret } }) : null },
            {
                "securityContext", new Map
                {
                    { "runAsNonRoot", true },
                    { "runAsUser", PublishContext.User },
                    { "runAsGroup", PublishContext.User },
                    { "fsGroup", PublishContext.User },
                    { "fsGroupChangePolicy", "OnRootMismatch" },
                    { "seccompProfile", new Map { { "type", "RuntimeDefault" } } },
                }
            },
            { "topologySpreadConstraints", Map.List(Spread(plan, context, "topology.kubernetes.io/zone"), Spread(plan, context, "kubernetes.io/hostname")) },
            { "affinity", Apart(plan, context) },
            { "containers", Map.List(ContainerManifest.Write(plan)) },
            { "volumes", VolumeManifest.Volumes(plan) },
        };
    }

    private static Map Spread(WorkloadPlan plan, PublishContext context, string topology) => new()
    {
        { "maxSkew", 1 },
        { "topologyKey", topology },
        { "whenUnsatisfiable", "ScheduleAnyway" },
        { "labelSelector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
        { "matchLabelKeys", plan.Workload is Resources.Deployment ? Map.List("pod-template-hash") : null },
    };

    private static Map Apart(WorkloadPlan plan, PublishContext context)
    {
        var term = new Map
        {
            { "topologyKey", "kubernetes.io/hostname" },
            { "labelSelector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
        };
        var preferred = new Map { { "weight", 100 }, { "podAffinityTerm", term } };
        return new Map { { "podAntiAffinity", new Map { { "preferredDuringSchedulingIgnoredDuringExecution", Map.List(preferred) } } } };
    }
}
