using System.Globalization;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes.Overlays;

/// <summary>How many pods a workload has at most.</summary>
internal static class Scale
{
    public static long MostPods(WorkloadPlan plan)
    {
        var most = plan.Autoscaler?.Content.At("spec", "maxReplicas") is { } max
            ? Convert.ToInt64(max, CultureInfo.InvariantCulture)
            : plan.Workload switch { Deployment deployment => deployment.Spec.Replicas ?? 1, StatefulSet set => set.Spec.Replicas ?? 1, _ => 1 };
        return most + ((most + 3) / 4);
    }
}
