namespace Aspire.Hosting.Dcp.Model;

/// <summary>A network that a container joins, and the names it has there.</summary>
internal sealed class ContainerNetworkConnection
{
    public string? Name { get; set; }

    public List<string>? Aliases { get; set; }
}
