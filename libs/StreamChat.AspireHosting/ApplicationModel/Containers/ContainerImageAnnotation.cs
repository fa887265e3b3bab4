namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which image the container is made from.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>The registry; null for the runtime's default.</summary>
    public string? Registry { get; set; }

    /// <summary>The image's name.</summary>
    public required string Image { get; set; }

    /// <summary>The tag; setting it drops the digest.</summary>
    public string? Tag
    {
        get;
        set
        {
            field = value;
            SHA256 = value is null ? SHA256 : null;
        }
    }

    /// <summary>The digest; setting it drops the tag.</summary>
    public string? SHA256
    {
        get;
        set
        {
            field = value;
            Tag = value is null ? Tag : null;
        }
    }

    internal string Reference =>
        (Registry is null ? Image : $"{Registry}/{Image}") + (SHA256 is not null ? $"@sha256:{SHA256}" : $":{Tag ?? "latest"}");
}
