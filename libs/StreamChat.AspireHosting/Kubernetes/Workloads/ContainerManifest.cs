using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Probes;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>The container of a resource.</summary>
internal static class ContainerManifest
{
    // Long enough for every node and load balancer to have heard that the pod takes nothing new, while it still serves.
    private const int SleepBeforeEnd = 15;

    public static Map Write(WorkloadPlan plan)
    {
        var container = plan.Container;
        return new Map
        {
            { "name", container.Name },
            { "image", container.Image },
            { "imagePullPolicy", container.ImagePullPolicy },
            { "command", Map.List(container.Command.Count > 0 ? container.Command : plan.Command) },
            { "args", Map.List(container.Args.Count > 0 ? container.Args : plan.Arguments) },
            { "ports", Map.List(plan.Ports.Select(Port)) },
            { "env", Map.List(Identity(plan)) },
            { "envFrom", Map.List(Sources(plan)) },
            { "resources", Resources(container.Resources) },
            { "startupProbe", ProbeManifest.Write(plan.Probes.Startup) },
            { "livenessProbe", ProbeManifest.Write(plan.Probes.Liveness) },
            { "readinessProbe", ProbeManifest.Write(plan.Probes.Readiness) },
            { "lifecycle", new Map { { "preStop", new Map { { "sleep", new Map { { "seconds", SleepBeforeEnd } } } } } } },
            {
                "securityContext", new Map
                {
                    { "allowPrivilegeEscalation", false },
                    { "privileged", false },
                    { "readOnlyRootFilesystem", true },
                    { "capabilities", new Map { { "drop", Map.List("ALL") } } },
                }
            },
            { "volumeMounts", VolumeManifest.Mounts(plan) },
        };
    }

    private static Map Port(PortPlan port) => new()
    {
        { "name", port.Name },
        { "containerPort", port.Number },
        { "protocol", port.Endpoint.Protocol.ToString().ToUpperInvariant() },
    };

    // Replicas share their settings; telemetry tells them apart by the pod.
    private static IEnumerable<Map> Identity(WorkloadPlan plan)
    {
        if (plan.Resource.HasAnnotationOfType<OtlpExporterAnnotation>())
        {
            yield return new Map
            {
                { "name", "POD_NAME" },
                { "valueFrom", new Map { { "fieldRef", new Map { { "fieldPath", "metadata.name" } } } } },
            };
            yield return new Map { { "name", "OTEL_RESOURCE_ATTRIBUTES" }, { "value", "service.instance.id=$(POD_NAME)" } };
        }
    }

    private static IEnumerable<Map> Sources(WorkloadPlan plan)
    {
        if (plan.Settings.Count > 0)
        {
            yield return new Map { { "configMapRef", new Map { { "name", plan.Name } } } };
        }

        if (plan.HasSecret && !plan.SecretsAreFiles)
        {
            yield return new Map { { "secretRef", new Map { { "name", plan.SecretName } } } };
        }
    }

    private static Map? Resources(ResourceRequirementsV1? resources) => resources is null
        ? null
        : new Map { { "requests", Map.Of(resources.Requests) }, { "limits", Map.Of(resources.Limits) } };
}
