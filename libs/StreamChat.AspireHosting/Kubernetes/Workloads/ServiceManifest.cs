using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Workloads;

/// <summary>The name by which others reach a resource; of pods with data each has a name of its own.</summary>
internal static class ServiceManifest
{
    public static Map? Write(WorkloadPlan plan, PublishContext context, Func<string, Map> metadata) =>
        Map.List(plan.Ports.Where(port => !port.IsManagement).Select(Port)) is not { } ports ? null : new Map
        {
            { "apiVersion", "v1" },
            { "kind", "Service" },
            { "metadata", metadata(plan.Name) },
            {
                "spec", new Map
                {
                    { "type", "ClusterIP" },
                    { "clusterIP", plan.Workload is StatefulSet ? "None" : null },
                    { "selector", Map.Of(context.Selector(plan.Name)) },
                    { "ports", ports },
                }
            },
        };

    private static Map Port(PortPlan port) => new()
    {
        { "name", port.Name },
        { "port", port.Number },
        { "targetPort", port.Name },
        { "protocol", port.Endpoint.Protocol.ToString().ToUpperInvariant() },
        { "appProtocol", port.Endpoint.Transport == "http2" && !port.Endpoint.TlsEnabled ? "kubernetes.io/h2c" : null },
    };
}
