using Microsoft.Extensions.Options;
using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Security.Addresses;

namespace StreamChat.Gateway.Limits;

/// <summary>Requests a caller and an address may send; shared by all replicas while Redis is there.</summary>
internal sealed class RequestLimit(SharedOrLocal shared, LocalBuckets local, IOptions<LimitOptions> options, SharedBuckets? everywhere = null)
{
    internal ValueTask<BucketVerdict> TakeAsync(string caller, ClientAddress address)
    {
        Bucket[] buckets = [new($"caller:{caller}", options.Value.PerSecond, options.Value.Burst), OfAddress(address)];
        return shared.CallAsync(everywhere is null ? null : () => everywhere.TakeAsync(buckets), () => local.TakeAsync(buckets));
    }

    /// <summary>For what no caller can be charged with.</summary>
    internal ValueTask<BucketVerdict> TakeAsync(ClientAddress address)
    {
        Bucket[] buckets = [OfAddress(address)];
        return shared.CallAsync(everywhere is null ? null : () => everywhere.TakeAsync(buckets), () => local.TakeAsync(buckets));
    }

    private Bucket OfAddress(ClientAddress address)
    {
        var factor = options.Value.AddressFactor;
        return new Bucket($"address:{address.Network}", options.Value.PerSecond * factor, options.Value.Burst * factor);
    }
}
