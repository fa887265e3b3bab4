using System.Text.Json.Nodes;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>
/// As much of kustomize as the published folders use: resources, components, patches by target (JSON patches that add, and deletion). Whatever
/// else stands in a kustomization fails here, so that nothing is written that this does not check.
/// </summary>
internal static class Kustomizer
{
    private static readonly string[] Known = ["apiVersion", "kind", "resources", "components", "patches"];

    internal static ManifestSet Build(string root, string folder, IEnumerable<string> components)
    {
        List<JsonObject> objects = [];
        Apply(Path.Combine(root, folder), objects);
        foreach (var component in components)
        {
            Apply(Path.Combine(root, "components", component), objects);
        }

        return new ManifestSet(objects);
    }

    private static void Apply(string folder, List<JsonObject> objects)
    {
        var document = YamlDocuments.Read(Path.Combine(folder, "kustomization.yaml"));
        Assert.Empty(document.Select(entry => entry.Key).Except(Known));
        foreach (var resource in Strings(document["resources"]))
        {
            var path = Path.Combine(folder, resource);
            if (Directory.Exists(path))
            {
                Apply(path, objects);
            }
            else
            {
                Assert.True(File.Exists(path), $"{folder}: {resource} is not there.");
                objects.Add(YamlDocuments.Read(path));
            }
        }

        foreach (var component in Strings(document["components"]))
        {
            Assert.True(Directory.Exists(Path.Combine(folder, component)), $"{folder}: {component} is not there.");
            Apply(Path.Combine(folder, component), objects);
        }

        foreach (var patch in document["patches"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            Patch(patch, objects);
        }
    }

    private static IEnumerable<string> Strings(JsonNode? list) => list?.AsArray().Select(item => (string)item!) ?? [];

    private static void Patch(JsonObject patch, List<JsonObject> objects)
    {
        var target = patch["target"]!.AsObject();
        var chosen = objects.Where(candidate => Matches(candidate, target)).ToArray();
        var change = YamlDocuments.ReadNode((string)patch["patch"]!);
        if (change is JsonObject whole)
        {
            Assert.Equal("delete", (string?)whole["$patch"]);
            Assert.Equal(5 - 1, whole.Count);
            objects.RemoveAll(chosen.Contains);
            return;
        }

        if (target["name"] is not null)
        {
            Assert.NotEmpty(chosen);
        }

        foreach (var (candidate, step) in chosen.SelectMany(candidate => change!.AsArray().Select(step => (candidate, step!.AsObject()))))
        {
            Assert.Equal("add", (string?)step["op"]);
            Add(candidate, ((string)step["path"]!).Split('/').AsSpan(1), step["value"]!);
        }
    }

    private static bool Matches(JsonObject candidate, JsonObject target) =>
        (string)candidate["kind"]! == (string)target["kind"]!
        && (target["name"] is not { } name || (string)candidate["metadata"]!["name"]! == (string)name!)
        && (target["group"] is not { } group || (string)candidate["apiVersion"]! == $"{group}/{target["version"]}");

    // Adding to a member replaces it; its parent must be there.
    private static void Add(JsonNode at, ReadOnlySpan<string> path, JsonNode value)
    {
        foreach (var key in path[..^1])
        {
            at = (at is JsonArray list ? list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : at[key])
                ?? throw new InvalidOperationException($"A patch goes to {string.Join('/', path.ToArray())}, and {key} is not there.");
        }

        at[path[^1]] = value.DeepClone();
    }
}
