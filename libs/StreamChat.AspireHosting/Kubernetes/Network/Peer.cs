using System.Globalization;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Network;

/// <summary>Who is at the other end of a rule, and by which port.</summary>
internal static class Peer
{
    private const string NamespaceLabel = "kubernetes.io/metadata.name";

    // Addresses of nobody's public service; a provider's name that resolves to one of these is an attack, or a mistake.
    private static readonly string[] Private4 = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];
    private static readonly string[] Private6 = ["fc00::/7", "fe80::/10"];

    public static Map Dns => new()
    {
        { "namespaceSelector", Labelled(NamespaceLabel, "kube-system") },
        { "podSelector", Labelled("k8s-app", "kube-dns") },
    };

    public static IReadOnlyCollection<Map> Public => [Block("0.0.0.0/0", Private4), Block("::/0", Private6)];

    /// <summary>Any address, save the machine's own and the cloud's metadata.</summary>
    public static IReadOnlyCollection<Map> Anywhere => [Block("0.0.0.0/0", ["127.0.0.0/8", "169.254.0.0/16"])];

    public static Map Pods(IEnumerable<KeyValuePair<string, string>> labels) => new() { { "podSelector", new Map { { "matchLabels", Map.Of(labels) } } } };

    public static Map Namespace(string name) => new() { { "namespaceSelector", Labelled(NamespaceLabel, name) } };

    public static Map Address(string address) => Block(address.Contains(':', StringComparison.Ordinal) ? $"{address}/128" : $"{address}/32", []);

    public static Map Port(PortPlan port) => new() { { "port", port.Name }, { "protocol", port.Endpoint.Protocol.ToString().ToUpperInvariant() } };

    public static Map Port(int number, string protocol = "TCP", int? last = null) => new() { { "port", number }, { "endPort", last }, { "protocol", protocol } };

    private static Map Block(string range, string[] except) => new() { { "ipBlock", new Map { { "cidr", range }, { "except", Map.List(except) } } } };

    private static Map Labelled(string name, string value) => new() { { "matchLabels", new Map { { name, value.ToString(CultureInfo.InvariantCulture) } } } };
}
