using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays;

/// <summary>A folder that <c>kubectl apply -k</c> takes: objects of its own, what it builds on, and changes to that.</summary>
internal sealed class Kustomization(string folder, bool isComponent = false)
{
    private readonly List<Manifest> _manifests = [];
    private readonly List<string> _bases = [];
    private readonly List<string> _components = [];
    private readonly List<Map> _patches = [];

    public Kustomization On(params IEnumerable<string> bases)
    {
        _bases.AddRange(bases);
        return this;
    }

    public Kustomization Add(params IEnumerable<Manifest> manifests)
    {
        _manifests.AddRange(manifests);
        return this;
    }

    public Kustomization Include(params IEnumerable<string> components)
    {
        _components.AddRange(components);
        return this;
    }

    /// <summary>Changes every object of a kind, or the named one; none of them is no error.</summary>
    public Kustomization Patch(string kind, string? name, params IEnumerable<Map> operations)
    {
        var text = $"{string.Join('\n', operations.Select(operation => System.Text.Json.JsonSerializer.Serialize(operation)).Select(json => $"- {json}"))}\n";
        _patches.Add(new Map { { "target", new Map { { "kind", kind }, { "name", name } } }, { "patch", text } });
        return this;
    }

    /// <summary>Takes away every object of a kind.</summary>
    public Kustomization Without(string group, string version, string kind)
    {
        // The name is any: the target chooses.
        var text = $"apiVersion: {group}/{version}\nkind: {kind}\nmetadata:\n  name: any\n$patch: delete\n";
        _patches.Add(new Map { { "target", new Map { { "group", group }, { "version", version }, { "kind", kind } } }, { "patch", text } });
        return this;
    }

    /// <summary>One step of a patch.</summary>
    public static Map Set(string path, object value) => new() { { "op", "add" }, { "path", path }, { "value", value } };

    public IEnumerable<ManifestFile> Files() =>
        _manifests.Select(manifest => ManifestFile.Of($"{folder}/{manifest.Path}", manifest.Content))
            .Append(ManifestFile.Of($"{folder}/kustomization.yaml", Document()));

    private Map Document() => new()
    {
        { "apiVersion", isComponent ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1" },
        { "kind", isComponent ? "Component" : "Kustomization" },
        { "resources", Map.List([.. _bases, .. _manifests.Select(manifest => manifest.Path).Order(StringComparer.Ordinal)]) },
        { "components", Map.List(_components) },
        { "patches", Map.List(_patches) },
    };
}
