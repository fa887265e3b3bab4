using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>What holds for everything that is published: names, version, settings.</summary>
internal sealed record PublishContext(KubernetesEnvironmentResource Environment, KubernetesSettings Settings, string ApplicationName)
{
    private const string Prefix = "app.kubernetes.io/";

    /// <summary>Where the files of a resource's Secret are in its container.</summary>
    public const string SecretFolder = "/run/secrets/app";

    /// <summary>The user and group of every container; no image's own is as high.</summary>
    public const int User = 10654;

    /// <summary>The application's name: in labels, image names, the names of what the cluster has only once.</summary>
    public string Application { get; } = Environment.ChartName ?? ApplicationName.ToLowerInvariant().Replace('.', '-');

    public string Version { get; } = Environment.ChartVersion ?? "1.0.0";

    public string Namespace { get; } = Settings.Namespace ?? Environment.ChartNamespace ?? "default";

    /// <summary>The version as a label takes it.</summary>
    public string VersionLabel => Version.Replace('+', '_');

    /// <summary>By these a resource's pods are found; they never change.</summary>
    public SortedDictionary<string, string> Selector(string resource) => new(StringComparer.Ordinal)
    {
        [$"{Prefix}name"] = resource,
        [$"{Prefix}instance"] = Application,
    };

    /// <summary>What an object of a resource is labelled with; without a resource, one of the whole application.</summary>
    public SortedDictionary<string, string> Labels(string? resource)
    {
        var labels = Selector(resource ?? Application);
        labels[$"{Prefix}component"] = resource ?? "application";
        labels[$"{Prefix}part-of"] = Application;
        labels[$"{Prefix}version"] = VersionLabel;
        labels[$"{Prefix}managed-by"] = "aspire";
        return labels;
    }

    /// <summary>The image of a project: what eng's image build and the registry call it.</summary>
    public string ImageOf(string resource)
    {
        var name = $"{(Settings.Registry is { } registry ? $"{registry.TrimEnd('/')}/" : "")}{Application}-{resource}";
        return Pinned(resource, $"{name}:{Settings.Tags.GetValueOrDefault(resource) ?? Settings.Tag ?? Version}");
    }

    /// <summary>The image of a container, pinned by a tag.</summary>
    public string ImageOf(string resource, ContainerImageAnnotation image) => image switch
    {
        { SHA256: null, Tag: null or "latest" } when !Settings.Tags.ContainsKey(resource) =>
            throw new DistributedApplicationException($"{resource}: the image {image.Image} has no tag; name one by {KubernetesSettings.SectionName}:Tags:{resource}."),
        { SHA256: null } when Settings.Tags.TryGetValue(resource, out var tag) => Pinned(resource, new ContainerImageAnnotation { Registry = image.Registry, Image = image.Image, Tag = tag }.Reference),
        _ => Pinned(resource, image.Reference),
    };

    private string Pinned(string resource, string image) =>
        Settings.Digests.GetValueOrDefault(resource) is { } digest ? $"{image}@sha256:{digest.Replace("sha256:", "", StringComparison.Ordinal)}" : image;
}
