using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Network;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>The Aspire dashboard in the cluster, behind a token, reached by port-forward; the application's telemetry goes there and nowhere else.</summary>
internal static class DashboardComponent
{
    private const string Name = "dashboard";
    private const int Otlp = 18889;

    public static Kustomization Write(ImmutableArray<WorkloadPlan> plans, PublishContext context)
    {
        var metadata = ResourceManifests.MetadataOf(Name, Name, context);
        var senders = plans.Where(plan => plan.Resource.HasAnnotationOfType<OtlpExporterAnnotation>()).ToArray();
        var component = new Kustomization("components/dashboard", isComponent: true).Add(
            new Manifest("serviceaccount.yaml", new Map { { "apiVersion", "v1" }, { "kind", "ServiceAccount" }, { "metadata", metadata }, { "automountServiceAccountToken", false } }),
            new Manifest("replicaset.yaml", DashboardPod.ReplicaSet(Name, Otlp, metadata, context)),
            new Manifest("service.yaml", Service(metadata, context)),
            new Manifest("networkpolicy.yaml", Ingress(metadata, senders, context)),
            new Manifest("networkpolicy-telemetry.yaml", Egress(senders, context)));
        foreach (var sender in senders)
        {
            component.Patch("ConfigMap", sender.Name, Kustomization.Set("/data/OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{Name}:{Otlp}"));
            component.Patch(sender.Workload.Kind!, sender.Name, Kustomization.Set("/spec/template/metadata/annotations/telemetry", Name));
        }

        return component;
    }

    private static Map Service(Map metadata, PublishContext context) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "Service" },
        { "metadata", metadata },
        {
            "spec", new Map
            {
                { "type", "ClusterIP" },
                { "selector", Map.Of(context.Selector(Name)) },
                { "ports", Map.List(Port("otlp", Otlp), Port("ui", DashboardPod.UiPort)) },
            }
        },
    };

    private static Map Port(string name, int number) => new() { { "name", name }, { "port", number }, { "targetPort", name }, { "protocol", "TCP" } };

    // Only the application's own pods send, and nobody in the cluster looks: a port-forward comes from the node.
    private static Map Ingress(Map metadata, WorkloadPlan[] senders, PublishContext context) => Policy(
        metadata, context.Selector(Name), "Ingress", "ingress",
        new Map { { "from", Map.List(senders.Select(sender => Peer.Pods(context.Selector(sender.Name)))) }, { "ports", Map.List(Peer.Port(Otlp)) } });

    private static Map Egress(WorkloadPlan[] senders, PublishContext context)
    {
        var names = Map.List(senders.Select(sender => sender.Name));
        var expression = new Map { { "key", "app.kubernetes.io/name" }, { "operator", "In" }, { "values", names } };
        var policy = Policy(
            ResourceManifests.MetadataOf("telemetry", Name, context), [], "Egress", "egress",
            new Map { { "to", Map.List(Peer.Pods(context.Selector(Name))) }, { "ports", Map.List(Peer.Port(Otlp)) } },
            new Map { { "to", Map.List(Peer.Dns) }, { "ports", Map.List(Peer.Port(53, "UDP"), Peer.Port(53)) } });
        ((Map)policy["spec"])["podSelector"] = new Map { { "matchExpressions", Map.List(expression) } };
        return policy;
    }

    private static Map Policy(Map metadata, IEnumerable<KeyValuePair<string, string>> pods, string type, string direction, params IEnumerable<Map> rules) => new()
    {
        { "apiVersion", "networking.k8s.io/v1" },
        { "kind", "NetworkPolicy" },
        { "metadata", metadata },
        {
            "spec", new Map
            {
                { "podSelector", new Map { { "matchLabels", Map.Of(pods) } } },
                { "policyTypes", Map.List(type) },
                { direction, Map.List(rules) },
            }
        },
    };
}
