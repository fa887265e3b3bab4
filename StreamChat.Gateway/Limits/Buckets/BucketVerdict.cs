namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>Whether a request may pass, and what is left in the first of the buckets that were asked.</summary>
internal readonly record struct BucketVerdict(bool IsAllowed, int Left, TimeSpan RetryAfter, TimeSpan FullAgain);
