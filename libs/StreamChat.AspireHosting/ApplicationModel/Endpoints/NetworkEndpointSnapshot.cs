namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address of an endpoint in one network, once it is known.</summary>
/// <param name="Snapshot">The address.</param>
/// <param name="NetworkID">The network.</param>
public record NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);
