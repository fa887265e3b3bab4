namespace Aspire.Hosting.Dcp.Model;

/// <summary>What every object of the engine has.</summary>
internal sealed class ObjectMetadata
{
    public string Name { get; set; } = "";

    public string? Uid { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public DateTime? DeletionTimestamp { get; set; }
}
