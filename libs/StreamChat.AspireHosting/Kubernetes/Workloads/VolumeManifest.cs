using System.Globalization;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>What a container sees beside its image, which it cannot write to.</summary>
internal static class VolumeManifest
{
    private const string FilesFolder = "/etc/";

    public static List<object>? Volumes(WorkloadPlan plan) => Map.List(
        new Map { { "name", "tmp" }, { "emptyDir", new Map { { "sizeLimit", "64Mi" } } } },
        plan.Files.IsEmpty ? null : new Map { { "name", "files" }, { "configMap", new Map { { "name", plan.Name }, { "items", Map.List(plan.Files.Keys.Select(Item)) }, { "defaultMode", 292 } } } },
        plan is { HasSecret: true, SecretsAreFiles: true } ? new Map { { "name", "secrets" }, { "secret", new Map { { "secretName", plan.SecretName }, { "defaultMode", 288 } } } } : null);

    public static List<object>? Mounts(WorkloadPlan plan) => Map.List(
    [
        new Map { { "name", "tmp" }, { "mountPath", "/tmp" } },
        plan.Files.IsEmpty ? null : new Map { { "name", "files" }, { "mountPath", $"{FilesFolder}{plan.Name}" }, { "readOnly", true } },
        plan is { HasSecret: true, SecretsAreFiles: true } ? new Map { { "name", "secrets" }, { "mountPath", PublishContext.SecretFolder }, { "readOnly", true } } : null,
        .. plan.Volumes.Select((volume, number) => new Map { { "name", NameOf(number) }, { "mountPath", volume.Target }, { "readOnly", volume.IsReadOnly ? true : null } }),
    ]);

    /// <summary>Each pod of a StatefulSet has volumes of its own, which outlive it.</summary>
    public static List<object>? Claims(WorkloadPlan plan, PublishContext context) => Map.List(plan.Volumes.Select((_, number) => new Map
    {
        { "apiVersion", "v1" },
        { "kind", "PersistentVolumeClaim" },
        { "metadata", new Map { { "name", NameOf(number) }, { "labels", Map.Of(context.Selector(plan.Name)) } } },
        {
            "spec", new Map
            {
                { "accessModes", Map.List(context.Environment.DefaultStorageReadWritePolicy) },
                { "storageClassName", context.Settings.StorageClass ?? context.Environment.DefaultStorageClassName },
                { "resources", new Map { { "requests", new Map { { "storage", context.Settings.StorageSize ?? context.Environment.DefaultStorageSize } } } } },
            }
        },
    }));

    private static Map Item(string file) => new() { { "key", file }, { "path", file } };

    private static string NameOf(int number) => number == 0 ? "data" : string.Create(CultureInfo.InvariantCulture, $"data-{number}");
}
