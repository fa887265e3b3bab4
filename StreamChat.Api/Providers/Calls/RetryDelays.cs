namespace StreamChat.Api.Providers.Calls;

/// <summary>How long to wait before a retry: full jitter, so that the callers of a provider that stumbled do not return in step.</summary>
internal static class RetryDelays
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(20);

    /// <summary>The pause before the next attempt, or null when it would not fit and the caller is better told at once.</summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="retryAfter">What the provider asked for.</param>
    /// <param name="left">The time that is left for the call.</param>
    /// <param name="random">From 0 to 1.</param>
    internal static TimeSpan? Next(int retry, TimeSpan? retryAfter, TimeSpan left, double random)
    {
        if (retryAfter > LongestRetryAfter)
        {
            return null;
        }

        var ceiling = Math.Min(Cap.TotalSeconds, Base.TotalSeconds * Math.Pow(2, retry));
        var delay = (retryAfter ?? TimeSpan.Zero) + TimeSpan.FromSeconds(random * ceiling);
        return delay < left ? delay : null;
    }
}
