namespace Aspire.Hosting.Dcp.Model;

/// <summary>What the engine found of a container runtime.</summary>
internal sealed class ContainerRuntimeInfo
{
    public string? Runtime { get; set; }

    public bool Installed { get; set; }

    public bool Running { get; set; }

    public string? Error { get; set; }
}
