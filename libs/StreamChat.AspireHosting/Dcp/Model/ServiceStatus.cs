namespace Aspire.Hosting.Dcp.Model;

/// <summary>The address that a service got.</summary>
internal sealed class ServiceStatus
{
    public string? EffectiveAddress { get; set; }

    public int? EffectivePort { get; set; }

    public string? State { get; set; }
}
