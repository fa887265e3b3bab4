using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Overlays.Components;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays;

/// <summary>Everything that is written: the base, the overlays on it, and components that an overlay may include.</summary>
internal static class OutputPlan
{
    public static ImmutableArray<ManifestFile> Write(ImmutableArray<WorkloadPlan> plans, PublishContext context)
    {
        Kustomization[] folders =
        [
            Base(plans, context),
            Production(),
            SingleNode(plans),
            MonitoringComponent.Write(plans, context),
            RouteComponents.Gateway(plans, context),
            RouteComponents.Ingress(plans, context),
            KedaComponent.Write(plans, context),
            ExternalSecretsComponent.Write(plans, context),
            VpaComponent.Write(plans, context),
            .. context.Environment.DashboardEnabled ? [DashboardComponent.Write(plans, context)] : Array.Empty<Kustomization>(),
        ];
        return [.. folders.SelectMany(folder => folder.Files()).Append(SecretGuide.Write(plans, context)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static Kustomization Base(ImmutableArray<WorkloadPlan> plans, PublishContext context) => new Kustomization("base")
        .Add(ApplicationManifests.Write(plans, context))
        .Add(plans.SelectMany(plan => ResourceManifests.Write(plan, plans, context)));

    // What a current cluster can do and an older or a small one may not: user namespaces, AppArmor, Gateway API, Prometheus Operator.
    private static Kustomization Production() => new Kustomization("overlays/production")
        .On("../../base")
        .Include("../../components/gateway-api", "../../components/monitoring")
        .Patch(
            "Deployment", null,
            Kustomization.Set("/spec/template/spec/hostUsers", false),
            Kustomization.Set("/spec/template/spec/securityContext/appArmorProfile", new Map { { "type", "RuntimeDefault" } }),
            Kustomization.Set("/spec/template/spec/containers/0/imagePullPolicy", "Always"))
        .Patch("StatefulSet", null, Kustomization.Set("/spec/template/spec/securityContext/appArmorProfile", new Map { { "type", "RuntimeDefault" } }));

    // kind, k3s: no autoscaler, two pods of each, little of everything.
    private static Kustomization SingleNode(ImmutableArray<WorkloadPlan> plans)
    {
        var overlay = new Kustomization("overlays/single-node").On("../../base").Without("autoscaling", "v2", "HorizontalPodAutoscaler");
        foreach (var plan in plans)
        {
            // A store's memory is also in its configuration: it stays as it is.
            var size = plan.Workload is Resources.Deployment ? [Kustomization.Set("/spec/template/spec/containers/0/resources", Small())] : Array.Empty<Map>();
            overlay.Patch(plan.Workload.Kind!, plan.Name, [Kustomization.Set("/spec/replicas", 2), .. size]);
        }

        return overlay;
    }

    private static Map Small() => new()
    {
        { "requests", new Map { { "cpu", "25m" }, { "ephemeral-storage", "32Mi" }, { "memory", "192Mi" } } },
        { "limits", new Map { { "cpu", "1" }, { "ephemeral-storage", "256Mi" }, { "memory", "192Mi" } } },
    };
}
