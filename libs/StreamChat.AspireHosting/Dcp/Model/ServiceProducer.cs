namespace Aspire.Hosting.Dcp.Model;

/// <summary>Says that a workload listens for a service; without a port the engine gives each instance its own.</summary>
internal sealed class ServiceProducer
{
    public string ServiceName { get; set; } = "";

    public string? Address { get; set; }

    public int? Port { get; set; }
}
