namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>What a container is given, and at most takes.</summary>
public sealed class ResourceRequirementsV1
{
    /// <summary>At most, by name: cpu, memory, ephemeral-storage.</summary>
    public Dictionary<string, string> Limits { get; } = [];

    /// <summary>Given, by name.</summary>
    public Dictionary<string, string> Requests { get; } = [];
}
