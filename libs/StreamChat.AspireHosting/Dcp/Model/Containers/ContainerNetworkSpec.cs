namespace Aspire.Hosting.Dcp.Model;

/// <summary>A network for containers.</summary>
internal sealed class ContainerNetworkSpec
{
    public string? NetworkName { get; set; }
}
