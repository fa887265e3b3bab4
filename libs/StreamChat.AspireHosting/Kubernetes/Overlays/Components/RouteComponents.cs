using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>The way from outside to the public doors: by the Gateway API, or by an Ingress in its place. Neither cuts a long answer.</summary>
internal static class RouteComponents
{
    private const string Group = "gateway.networking.k8s.io";
    private const string Nginx = "nginx.ingress.kubernetes.io/";

    public static Kustomization Gateway(ImmutableArray<WorkloadPlan> plans, PublishContext context)
    {
        var component = new Kustomization("components/gateway-api", isComponent: true);
        foreach (var (plan, port) in Doors(plans))
        {
            component.Add(new("gateway.yaml", GatewayObject(plan, context)), new("httproute.yaml", Route(plan, port, context)));
        }

        return component;
    }

    public static Kustomization Ingress(ImmutableArray<WorkloadPlan> plans, PublishContext context) =>
        new Kustomization("components/ingress", isComponent: true)
            .Add(Doors(plans).Select(door => new Manifest("ingress.yaml", IngressObject(door.Plan, door.Port, context))))
            .Without(Group, "v1", "HTTPRoute")
            .Without(Group, "v1", "Gateway");

    private static IEnumerable<(WorkloadPlan Plan, PortPlan Port)> Doors(ImmutableArray<WorkloadPlan> plans)
    {
        var doors = plans.Where(plan => plan.IsExternal).ToArray();
        return doors.Length > 1
            ? throw new DistributedApplicationException($"Only one resource can be the public door, and there are {string.Join(", ", doors.Select(door => door.Name))}.")
            : doors.Select(plan => (plan, plan.Ports.First(port => port.Endpoint.IsExternal && !port.IsManagement)));
    }

    private static Map GatewayObject(WorkloadPlan plan, PublishContext context)
    {
        var certificate = new Map { { "mode", "Terminate" }, { "certificateRefs", Map.List(new Map { { "name", context.Settings.TlsSecret } }) } };
        return new Map
        {
            { "apiVersion", $"{Group}/v1" },
            { "kind", "Gateway" },
            { "metadata", ResourceManifests.MetadataOf(plan.Name, plan.Name, context) },
            {
                "spec", new Map
                {
                    { "gatewayClassName", context.Settings.GatewayClass },
                    {
                        "listeners", Map.List(new Map
                        {
                            { "name", "https" },
                            { "port", 443 },
                            { "protocol", "HTTPS" },
                            { "hostname", context.Settings.Host },
                            { "tls", certificate },
                            { "allowedRoutes", new Map { { "namespaces", new Map { { "from", "Same" } } } } },
                        })
                    },
                }
            },
        };
    }

    // No deadline of the edge: how long an answer may take is the application's own to say.
    private static Map Route(WorkloadPlan plan, PortPlan port, PublishContext context) => new()
    {
        { "apiVersion", $"{Group}/v1" },
        { "kind", "HTTPRoute" },
        { "metadata", ResourceManifests.MetadataOf(plan.Name, plan.Name, context) },
        {
            "spec", new Map
            {
                { "parentRefs", Map.List(new Map { { "name", plan.Name } }) },
                { "hostnames", Map.List(context.Settings.Host) },
                {
                    "rules", Map.List(new Map
                    {
                        { "matches", Map.List(new Map { { "path", new Map { { "type", "PathPrefix" }, { "value", "/" } } } }) },
                        { "backendRefs", Map.List(new Map { { "name", plan.Name }, { "port", port.Number } }) },
                        { "timeouts", new Map { { "request", "0s" }, { "backendRequest", "0s" } } },
                    })
                },
            }
        },
    };

    private static Map IngressObject(WorkloadPlan plan, PortPlan port, PublishContext context)
    {
        var metadata = ResourceManifests.MetadataOf(plan.Name, plan.Name, context);
        metadata.Add("annotations", new Map
        {
            { $"{Nginx}proxy-buffering", "off" },
            { $"{Nginx}proxy-read-timeout", "3600" },
            { $"{Nginx}proxy-request-buffering", "off" },
            { $"{Nginx}proxy-send-timeout", "3600" },
        });
        var backend = new Map { { "service", new Map { { "name", plan.Name }, { "port", new Map { { "name", port.Name } } } } } };
        var path = new Map { { "path", "/" }, { "pathType", "Prefix" }, { "backend", backend } };
        return new Map
        {
            { "apiVersion", "networking.k8s.io/v1" },
            { "kind", "Ingress" },
            { "metadata", metadata },
            {
                "spec", new Map
                {
                    { "ingressClassName", context.Settings.IngressClass },
                    { "tls", Map.List(new Map { { "hosts", Map.List(context.Settings.Host) }, { "secretName", context.Settings.TlsSecret } }) },
                    { "rules", Map.List(new Map { { "host", context.Settings.Host }, { "http", new Map { { "paths", Map.List(path) } } } }) },
                }
            },
        };
    }
}
