using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>What holds for a workload of which the AppHost says nothing.</summary>
internal static class WorkloadDefaults
{
    // A pod that is alone is an outage at every update of its node.
    private const int LeastReplicas = 2;

    public static KubernetesResource Create(IResource resource, PublishContext context) =>
        new(resource.Name, context.Environment) { Workload = WorkloadPlan.IsStateful(resource) ? Stateful(resource, context) : Stateless(resource, context) };

    private static Deployment Stateless(IResource resource, PublishContext context)
    {
        var deployment = new Deployment
        {
            Spec = { Replicas = Replicas(resource), MinReadySeconds = 10, RevisionHistoryLimit = 5, ProgressDeadlineSeconds = 900 },
        };
        Fill(deployment, resource, context);
        return deployment;
    }

    private static StatefulSet Stateful(IResource resource, PublishContext context)
    {
        var set = new StatefulSet { Spec = { Replicas = Replicas(resource), MinReadySeconds = 10, RevisionHistoryLimit = 5 } };
        Fill(set, resource, context);
        return set;
    }

    private static int Replicas(IResource resource) => Math.Max(LeastReplicas, resource.GetReplicaCount());

    private static void Fill(Workload workload, IResource resource, PublishContext context)
    {
        var pod = workload.PodTemplate.Spec;

        // The pause before the end, the drain of short requests, and a margin.
        pod.TerminationGracePeriodSeconds = 60;
        pod.PriorityClassName = context.Application;
        pod.Containers.Add(new ContainerV1
        {
            Name = resource.Name,
            Image = resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var image) ? context.ImageOf(resource.Name, image) : context.ImageOf(resource.Name),
            ImagePullPolicy = context.Environment.DefaultImagePullPolicy,
            Resources = new ResourceRequirementsV1
            {
                Requests = { ["cpu"] = "100m", ["memory"] = "256Mi", ["ephemeral-storage"] = "64Mi" },
                Limits = { ["cpu"] = "500m", ["memory"] = "256Mi", ["ephemeral-storage"] = "256Mi" },
            },
        });
    }
}
