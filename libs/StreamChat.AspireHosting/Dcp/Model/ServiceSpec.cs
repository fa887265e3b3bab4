namespace Aspire.Hosting.Dcp.Model;

/// <summary>An address at which the engine listens for a workload.</summary>
internal sealed class ServiceSpec
{
    public string? Address { get; set; }

    public int? Port { get; set; }

    /// <summary>Without it the engine takes the object but never gives it a port.</summary>
    public string Protocol { get; set; } = "TCP";

    /// <summary>Localhost: the engine listens on every loopback address. Proxyless: the workload itself listens.</summary>
    public string AddressAllocationMode { get; set; } = "Localhost";
}
