namespace Aspire.Hosting.ApplicationModel;

/// <summary>The networks that are always there.</summary>
public static class KnownNetworkIdentifiers
{
    /// <summary>Processes on this machine.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    /// <summary>The network that the engine makes for containers.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");

    /// <summary>The internet.</summary>
    public static readonly NetworkIdentifier PublicInternet = new(".");
}
