using StreamChat.Gateway.Limits.Buckets;

namespace StreamChat.Gateway.Limits;

/// <summary>What the limits say to a request.</summary>
/// <param name="Requests">Whether it comes slowly enough.</param>
/// <param name="HasPlace">Whether its stream may open; without meaning when it has none, or may not pass.</param>
internal readonly record struct Admission(BucketVerdict Requests, bool HasPlace);
