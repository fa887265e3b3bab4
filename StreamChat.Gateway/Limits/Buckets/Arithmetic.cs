namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>
/// A bucket as one number, the time in microseconds at which it is full again (the generic cell rate algorithm): taking a token moves it
/// on by one interval, and it may lie no further ahead than the bucket's whole content.
/// </summary>
internal static class Arithmetic
{
    internal static long Take(long fullAgain, long now, Bucket bucket) => Math.Max(fullAgain, now) + bucket.Interval;

    /// <summary>How long after now a token can be taken that would move the time to <paramref name="fullAgain"/>; 0 or less means now.</summary>
    internal static long Wait(long fullAgain, long now, Bucket bucket) => fullAgain - (bucket.Interval * bucket.Burst) - now;

    internal static BucketVerdict Verdict(bool isAllowed, long wait, long fullAgain, long now, Bucket first)
    {
        var left = (int)Math.Max(0, ((first.Interval * first.Burst) - Math.Max(0, fullAgain - now)) / first.Interval);
        return new BucketVerdict(isAllowed, left, Span(wait), Span(fullAgain - now));
    }

    private static TimeSpan Span(long microseconds) => TimeSpan.FromMicroseconds(Math.Max(0, microseconds));
}
