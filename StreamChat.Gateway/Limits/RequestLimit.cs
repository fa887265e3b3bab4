using System.Net;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Limits.Buckets;

namespace StreamChat.Gateway.Limits;

/// <summary>Requests a caller and an address may send; shared by all replicas while Redis is there.</summary>
internal sealed class RequestLimit(SharedOrLocal shared, LocalBuckets local, IOptions<LimitOptions> options, SharedBuckets? everywhere = null)
{
    internal ValueTask<BucketVerdict> TakeAsync(string caller, IPAddress? address)
    {
        Bucket[] buckets = [new($"caller:{caller}", options.Value.PerSecond, options.Value.Burst), OfAddress(address)];
        return shared.CallAsync(everywhere is null ? null : () => everywhere.TakeAsync(buckets), () => local.TakeAsync(buckets));
    }

    // A network of IPv6 is handed out in pieces of /64, so that one machine has more addresses than could be counted.
    private Bucket OfAddress(IPAddress? address)
    {
        var factor = options.Value.AddressFactor;
        var seen = address switch
        {
            null => "unknown",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
        return new Bucket($"address:{seen}", options.Value.PerSecond * factor, options.Value.Burst * factor);
    }
}
