using System.Net;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Network;

/// <summary>Rules for addresses that are not of the model: a provider, a collector, a store elsewhere.</summary>
internal static class OutsideRules
{
    private const int FirstUnprivilegedPort = 1024;

    public static IEnumerable<Map> Of(CallList calls, PublishContext context)
    {
        var rules = calls.Outside.Select(uri => (Key: KeyOf(uri), Uri: uri)).OrderBy(rule => rule.Key, StringComparer.Ordinal).DistinctBy(rule => rule.Key);
        foreach (var (_, uri) in rules)
        {
            yield return new Map { { "to", Map.List(PeersOf(uri, context)) }, { "ports", Map.List(Peer.Port(PortOf(uri))) } };
        }

        if (calls.Unknown)
        {
            // The address is a secret of the cluster, so that neither it nor its port is known here.
            yield return new Map { { "to", Map.List(Peer.Anywhere) }, { "ports", Map.List(Peer.Port(FirstUnprivilegedPort, last: 65535)) } };
        }
    }

    private static int PortOf(Uri uri) => uri.Port > 0 ? uri.Port : 443;

    // Hosts of the internet are one rule a port: a policy cannot name them.
    private static string KeyOf(Uri uri) => $"{(IPAddress.TryParse(uri.Host, out _) ? uri.Host : NamespaceOf(uri.Host) ?? (IsInside(uri.Host) ? "." : "*"))}:{PortOf(uri)}";

    private static IEnumerable<Map> PeersOf(Uri uri, PublishContext context)
    {
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address))
        {
            return [Peer.Address(address.ToString())];
        }

        return NamespaceOf(uri.Host) is { } space ? [Peer.Namespace(space)] : IsInside(uri.Host) ? [Peer.Namespace(context.Namespace)] : Peer.Public;
    }

    private static bool IsInside(string host) => !host.Contains('.', StringComparison.Ordinal);

    // collector.monitoring.svc, collector.monitoring.svc.cluster.local
    private static string? NamespaceOf(string host) => host.Split('.') is [_, var space, "svc", ..] ? space : null;
}
