namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which image the container is made from.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    /// <summary>The registry; null for the runtime's default.</summary>
    public string? Registry { get; set; }

    /// <summary>The image's name.</summary>
    public required string Image { get; set; }

    /// <summary>The tag; setting it drops the digest.</summary>
    public string? Tag
    {
        get => _tag;
        set => (_tag, _sha256) = (value, value is null ? _sha256 : null);
    }

    /// <summary>The digest; setting it drops the tag.</summary>
    public string? SHA256
    {
        get => _sha256;
        set => (_tag, _sha256) = (value is null ? _tag : null, value);
    }

    internal string Reference =>
        (Registry is null ? Image : $"{Registry}/{Image}") + (SHA256 is not null ? $"@sha256:{SHA256}" : $":{Tag ?? "latest"}");
}
