using System.Globalization;
using StreamChat.Gateway.Limits.Buckets;

namespace StreamChat.Gateway.Limits;

/// <summary>The fields of the IETF's draft on rate limit headers: the policy, and what is left of it.</summary>
internal static class RateLimitFields
{
    internal const string Policy = "RateLimit-Policy";
    internal const string Left = "RateLimit";

    /// <param name="name">Whose limit it is.</param>
    /// <param name="factor">How many times a caller's limit it is.</param>
    /// <param name="options">A caller's limit.</param>
    /// <param name="verdict">What is left.</param>
    internal static (string Policy, string Left) Of(string name, int factor, LimitOptions options, BucketVerdict verdict)
    {
        var window = Math.Max(1, (long)(options.Burst / options.PerSecond));
        return (
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={options.Burst * factor};w={window}"),
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={verdict.Left};t={(long)Math.Ceiling(verdict.FullAgain.TotalSeconds)}"));
    }
}
