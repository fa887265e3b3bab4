namespace Aspire.Hosting.Dcp.Model;

/// <summary>What the engine says of itself.</summary>
internal sealed class DcpInfo
{
    public string? Version { get; set; }

    public ContainerRuntimeInfo? Containers { get; set; }
}
