namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>A file to be written.</summary>
/// <param name="Path">Where, below the output folder, with slashes.</param>
/// <param name="Text">What.</param>
internal sealed record ManifestFile(string Path, string Text)
{
    /// <summary>One object.</summary>
    public static ManifestFile Of(string path, Map document) => new(path, YamlText.Write(document));
}
