using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>The settings of a resource that are no secrets, and the files that it reads.</summary>
internal static class ConfigMapManifest
{
    public static Map? Write(WorkloadPlan plan, Func<string, Map> metadata) => DataOf(plan) is { } data
        ? new Map { { "apiVersion", "v1" }, { "kind", "ConfigMap" }, { "metadata", metadata(plan.Name) }, { "data", data } }
        : null;

    /// <summary>What is in it; null for nothing.</summary>
    public static Map? DataOf(WorkloadPlan plan) => Map.Of([.. plan.Settings, .. plan.Files]);
}
