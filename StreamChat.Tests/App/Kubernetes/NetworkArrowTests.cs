using System.Text.Json.Nodes;
using Xunit;
using static StreamChat.Tests.App.Kubernetes.ManifestSet;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>The network policies are the arrows of the picture in docs/architecture.md, and each arrow is open at both of its ends.</summary>
public sealed class NetworkArrowTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    [Fact]
    public void Arrows_AreThoseOfThePicture() => Assert.Equal(
        ["api>gateway:8080", "api>redis:6379", "api>simulator:8080", "gateway>api:8080", "gateway>frontend:8080", "gateway>redis:6379", "redis>redis:6379"],
        Arrows(published.Render("base"), "egress").Order(StringComparer.Ordinal));

    [Fact]
    public void Arrows_AreOpenAtBothEnds()
    {
        var set = published.Render("overlays/production", "dashboard");

        Assert.Equal(Arrows(set, "egress").Order(StringComparer.Ordinal), Arrows(set, "ingress").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ManagementPorts_AreOpenToMonitoringAlone() => Assert.All(published.Render("base").Of("Deployment"), workload =>
    {
        var rules = Rules(published.Render("base").Get("NetworkPolicy", NameOf(workload)), "ingress").Where(rule => Ports(rule).Contains("management"));
        var rule = Assert.Single(rules);
        Assert.Equal(["management"], Ports(rule));
        Assert.Equal("""{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}""", Assert.Single(rule["from"]!.AsArray())!["namespaceSelector"]!.ToJsonString());
    });

    [Fact]
    public void OnlyThePublicDoor_IsOpenToEverybody() => Assert.Equal(
        ["gateway"],
        published.Render("base").Of("NetworkPolicy").Where(policy => Rules(policy, "ingress").Any(rule => rule["from"] is null)).Select(NameOf));

    [Fact]
    public void Nothing_LeavesTheClusterUnlessAProviderIsChosen() =>
        Assert.DoesNotContain(published.Render("base").Of("NetworkPolicy").SelectMany(policy => Rules(policy, "egress")), rule => rule["to"]!.AsArray().Any(peer => peer!["ipBlock"] is not null));

    private static IEnumerable<string> Arrows(ManifestSet set, string direction) =>
        from policy in set.Of("NetworkPolicy")
        from own in set.Select(policy["spec"]!["podSelector"])
        from rule in Rules(policy, direction)
        from peer in (rule[direction == "egress" ? "to" : "from"]?.AsArray() ?? []).OfType<JsonObject>()
        where peer["podSelector"] is not null && peer["namespaceSelector"] is null
        let others = set.Select(peer["podSelector"])
        from other in others.Count > 0 ? others : throw new InvalidOperationException($"{NameOf(policy)}: {peer.ToJsonString()} finds no pod.")
        from port in Ports(rule)
        let listener = direction == "egress" ? other : own
        let number = int.TryParse(port, out var known) ? known : PortsOf(listener)[port]
        where PortsOf(listener).ContainsValue(number) ? true : throw new InvalidOperationException($"{NameOf(policy)}: {port} is no port of {NameOf(listener)}.")
        select direction == "egress" ? $"{NameOf(own)}>{NameOf(other)}:{number}" : $"{NameOf(other)}>{NameOf(own)}:{number}";

    private static IEnumerable<JsonObject> Rules(JsonObject policy, string direction) => (policy["spec"]![direction]?.AsArray() ?? []).OfType<JsonObject>();

    private static string[] Ports(JsonObject rule) => [.. rule["ports"]!.AsArray().Select(port => port!["port"]!.ToString())];
}
