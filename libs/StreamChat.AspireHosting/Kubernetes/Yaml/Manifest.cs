namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>An object of the cluster, and the file that holds it.</summary>
/// <param name="Path">The file, below its base, component or overlay.</param>
/// <param name="Content">The object.</param>
internal sealed record Manifest(string Path, Map Content)
{
    public string Kind => (string)Content["kind"];

    public string Name => (string)Content.At("metadata", "name")!;
}
