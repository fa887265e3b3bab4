using Microsoft.Extensions.Options;
using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Limits.Streams;
using StreamChat.Gateway.Security.Addresses;

namespace StreamChat.Gateway.Limits;

/// <summary>Requests a caller and an address may send, and streams a caller may open; shared by all replicas while Redis is there.</summary>
internal sealed class RequestLimit(SharedOrLocal shared, LocalBuckets local, IOptions<LimitOptions> options, SharedLimits? everywhere = null)
{
    /// <summary>Charges a request, and takes its stream's place when it has one here already.</summary>
    internal ValueTask<Admission> TakeAsync(string caller, ClientAddress address, StreamSlot? slot) =>
        TakeAsync([new($"caller:{caller}", options.Value.PerSecond, options.Value.Burst), OfAddress(address)], slot);

    /// <summary>For what no caller can be charged with.</summary>
    internal async ValueTask<BucketVerdict> TakeAsync(ClientAddress address) => (await TakeAsync([OfAddress(address)], slot: null)).Requests;

    private ValueTask<Admission> TakeAsync(Bucket[] buckets, StreamSlot? slot) => shared.CallAsync(
        everywhere is null ? null : () => everywhere.TakeAsync(buckets, slot, options.Value.Streams),
        () => ValueTask.FromResult(new Admission(local.Take(buckets), HasPlace: true))); // the slot is a place of this replica

    private Bucket OfAddress(ClientAddress address)
    {
        var factor = options.Value.AddressFactor;
        return new Bucket($"address:{address.Network}", options.Value.PerSecond * factor, options.Value.Burst * factor);
    }
}
