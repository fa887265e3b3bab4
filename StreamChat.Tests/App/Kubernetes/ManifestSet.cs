using System.Text.Json.Nodes;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>The objects that a cluster is given.</summary>
internal sealed class ManifestSet(IReadOnlyList<JsonObject> objects)
{
    private static readonly string[] WorkloadKinds = ["Deployment", "StatefulSet", "ReplicaSet"];

    internal IReadOnlyList<JsonObject> All => objects;

    internal IEnumerable<JsonObject> Workloads => objects.Where(candidate => WorkloadKinds.Contains(KindOf(candidate)));

    internal static string KindOf(JsonObject manifest) => (string)manifest["kind"]!;

    internal static string NameOf(JsonObject manifest) => (string)manifest["metadata"]!["name"]!;

    internal static string Describe(JsonObject manifest) => $"{KindOf(manifest)} {NameOf(manifest)}";

    internal IEnumerable<JsonObject> Of(string kind) => objects.Where(candidate => KindOf(candidate) == kind);

    internal JsonObject Get(string kind, string name) => Of(kind).Single(candidate => NameOf(candidate) == name);

    internal JsonObject? Find(string kind, string name) => Of(kind).SingleOrDefault(candidate => NameOf(candidate) == name);

    internal static JsonObject PodOf(JsonObject workload) => workload["spec"]!["template"]!["spec"]!.AsObject();

    internal static JsonObject LabelsOf(JsonObject workload) => workload["spec"]!["template"]!["metadata"]!["labels"]!.AsObject();

    internal static IEnumerable<JsonObject> ContainersOf(JsonObject workload) => PodOf(workload)["containers"]!.AsArray().Select(container => container!.AsObject());

    /// <summary>Names of the ports that a workload's containers declare, with their numbers.</summary>
    internal static Dictionary<string, int> PortsOf(JsonObject workload) => ContainersOf(workload)
        .SelectMany(container => container["ports"]?.AsArray().Select(port => port!.AsObject()) ?? [])
        .ToDictionary(port => (string)port["name"]!, port => (int)port["containerPort"]!);

    /// <summary>The workloads that a selector finds.</summary>
    internal IReadOnlyList<JsonObject> Select(JsonNode? selector) => [.. Workloads.Where(workload => Selects(selector, LabelsOf(workload)))];

    private static bool Selects(JsonNode? selector, JsonObject labels) =>
        (selector?["matchLabels"]?.AsObject() ?? []).All(label => (string?)labels[label.Key] == (string?)label.Value)
        && (selector?["matchExpressions"]?.AsArray() ?? []).All(expression =>
            (string?)expression!["operator"] == "In" && expression["values"]!.AsArray().Any(value => (string?)value == (string?)labels[(string)expression["key"]!]));
}
