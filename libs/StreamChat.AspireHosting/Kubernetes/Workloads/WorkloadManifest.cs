using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>The Deployment or StatefulSet of a resource.</summary>
internal static class WorkloadManifest
{
    public static Map Write(WorkloadPlan plan, PublishContext context, Func<string, Map> metadata) => new()
    {
        { "apiVersion", plan.Workload.ApiVersion },
        { "kind", plan.Workload.Kind },
        { "metadata", Annotated(metadata(plan.Name), plan.Workload) },
        { "spec", plan.Workload is StatefulSet set ? Stateful(plan, set, context) : Stateless(plan, (Deployment)plan.Workload, context) },
    };

    private static Map Annotated(Map metadata, Workload workload)
    {
        metadata.Add("annotations", Map.Of(workload.Metadata.Annotations));
        return metadata;
    }

    // No capacity is lost while streams of the old pods drain.
    private static Map Stateless(WorkloadPlan plan, Deployment deployment, PublishContext context) => new()
    {
        { "replicas", deployment.Spec.Replicas },
        { "minReadySeconds", deployment.Spec.MinReadySeconds },
        { "revisionHistoryLimit", deployment.Spec.RevisionHistoryLimit },
        { "progressDeadlineSeconds", deployment.Spec.ProgressDeadlineSeconds },
        { "strategy", new Map { { "type", "RollingUpdate" }, { "rollingUpdate", new Map { { "maxSurge", "25%" }, { "maxUnavailable", 0 } } } } },
        { "selector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
        { "template", PodManifest.Write(plan, context) },
    };

    private static Map Stateful(WorkloadPlan plan, StatefulSet set, PublishContext context) => new()
    {
        { "serviceName", plan.Name },
        { "replicas", set.Spec.Replicas },
        { "minReadySeconds", set.Spec.MinReadySeconds },
        { "revisionHistoryLimit", set.Spec.RevisionHistoryLimit },
        { "podManagementPolicy", "OrderedReady" },
        { "updateStrategy", new Map { { "type", "RollingUpdate" } } },
        { "selector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
        { "template", PodManifest.Write(plan, context) },
        { "volumeClaimTemplates", VolumeManifest.Claims(plan, context) },
    };
}
