using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Network;

/// <summary>What a resource's pods may be reached by, and what they may reach: only what the model says.</summary>
internal static class NetworkPolicyManifest
{
    public static Map Write(WorkloadPlan plan, IReadOnlyCollection<WorkloadPlan> all, PublishContext context, Func<string, Map> metadata) => new()
    {
        { "apiVersion", "networking.k8s.io/v1" },
        { "kind", "NetworkPolicy" },
        { "metadata", metadata(plan.Name) },
        {
            "spec", new Map
            {
                { "podSelector", new Map { { "matchLabels", Map.Of(context.Selector(plan.Name)) } } },
                { "policyTypes", Map.List("Ingress", "Egress") },
                { "ingress", Map.List(Ingress(plan, all, context)) },
                { "egress", Map.List(Egress(plan, all, context)) },
            }
        },
    };

    /// <summary>Nothing goes in or out that a policy does not let.</summary>
    public static Map DefaultDeny(PublishContext context, Func<string, Map> metadata) => new()
    {
        { "apiVersion", "networking.k8s.io/v1" },
        { "kind", "NetworkPolicy" },
        { "metadata", metadata("default-deny") },
        { "spec", new Map { { "podSelector", new Map() }, { "policyTypes", Map.List("Ingress", "Egress") } } },
    };

    private static IEnumerable<Map> Ingress(WorkloadPlan plan, IReadOnlyCollection<WorkloadPlan> all, PublishContext context)
    {
        foreach (var port in plan.Ports)
        {
            if (all.Where(caller => caller.Calls.Inside.Contains(new Call(plan.Name, port.Name))).Select(caller => Peer.Pods(context.Selector(caller.Name))).ToArray() is { Length: > 0 } callers)
            {
                yield return Rule("from", callers, Peer.Port(port));
            }

            if (port.IsManagement)
            {
                yield return Rule("from", [Peer.Namespace(context.Settings.MonitoringNamespace)], Peer.Port(port));
            }
            else if (port.Endpoint.IsExternal)
            {
                // The public door: from the edge alone where its namespace is known.
                yield return Rule("from", context.Settings.EdgeNamespace is { } edge ? [Peer.Namespace(edge)] : [], Peer.Port(port));
            }
        }
    }

    private static IEnumerable<Map> Egress(WorkloadPlan plan, IReadOnlyCollection<WorkloadPlan> all, PublishContext context)
    {
        if (plan.Calls.Inside.Count > 0 || plan.Calls.Outside.Count > 0 || plan.Calls.Unknown)
        {
            yield return Rule("to", [Peer.Dns], Peer.Port(53, "UDP"), Peer.Port(53, "TCP"));
        }

        foreach (var call in plan.Calls.Inside.OrderBy(call => call.Target, StringComparer.Ordinal).ThenBy(call => call.Port, StringComparer.Ordinal))
        {
            var port = all.First(target => target.Name == call.Target).Ports.First(candidate => candidate.Name == call.Port);
            yield return Rule("to", [Peer.Pods(context.Selector(call.Target))], Peer.Port(port));
        }

        foreach (var rule in OutsideRules.Of(plan.Calls, context))
        {
            yield return rule;
        }
    }

    private static Map Rule(string direction, IReadOnlyCollection<Map> peers, params IEnumerable<Map> ports) =>
        new() { { direction, Map.List(peers) }, { "ports", Map.List(ports) } };
}
