namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>A token bucket: whose, how fast it fills, and how much it holds.</summary>
internal readonly record struct Bucket(string Key, double Rate, int Burst)
{
    /// <summary>How long one request's token takes to come back, in microseconds.</summary>
    internal long Interval => (long)(1_000_000 / Rate);
}
