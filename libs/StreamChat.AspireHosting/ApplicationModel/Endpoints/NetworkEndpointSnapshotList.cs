using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The addresses of one endpoint, a network each.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _byNetwork = [];

    /// <inheritdoc/>
    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _byNetwork.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sets the address in a network.</summary>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        if (endpoint.NetworkID != networkId)
        {
            throw new ArgumentException($"AllocatedEndpoint must use the same network as the {nameof(networkId)} parameter", nameof(endpoint));
        }

        Of(networkId).Snapshot.SetValue(endpoint);
    }

    /// <summary>The address in a network, awaited until it is known.</summary>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        Of(networkId).Snapshot.GetValueAsync(cancellationToken);

    internal bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        endpoint = null;
        if (!_byNetwork.TryGetValue(networkId, out var found) || !found.Snapshot.IsValueSet)
        {
            return false;
        }

        // The value is there, so that this does not block.
        endpoint = found.Snapshot.GetValueAsync().GetAwaiter().GetResult();
        return true;
    }

    private NetworkEndpointSnapshot Of(NetworkIdentifier networkId) =>
        _byNetwork.GetOrAdd(networkId, static id => new(new ValueSnapshot<AllocatedEndpoint>(), id));
}
