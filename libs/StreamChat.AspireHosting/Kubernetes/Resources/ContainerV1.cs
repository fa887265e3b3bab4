namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>One container of a pod.</summary>
public sealed class ContainerV1
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The image.</summary>
    public string Image { get; set; } = null!;

    /// <summary>When the image is pulled.</summary>
    public string ImagePullPolicy { get; set; } = "IfNotPresent";

    /// <summary>What runs in place of the image's own program.</summary>
    public List<string> Command { get; } = [];

    /// <summary>Its arguments.</summary>
    public List<string> Args { get; } = [];

    /// <summary>What the container is given, and at most takes.</summary>
    public ResourceRequirementsV1? Resources { get; set; }
}
