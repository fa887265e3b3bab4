namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>
/// Token buckets of this process. A full bucket is as good as none, so only those in use are kept; beyond the most that are kept, newcomers
/// share one bucket.
/// </summary>
internal sealed class LocalBuckets(TimeProvider time)
{
    internal const int Most = 100_000;

    private const int SweepEvery = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _fullAgain = [];
    private int _untilSweep = SweepEvery;

    internal int Count => _fullAgain.Count;

    /// <summary>Takes a token from every bucket, or from none when one of them is empty.</summary>
    internal BucketVerdict Take(Bucket[] buckets)
    {
        lock (_lock)
        {
            // Read here: a time that another request has overtaken would look like a bucket that is used up.
            var now = time.GetTimestamp() / (time.TimestampFrequency / 1_000_000);
            Sweep(now);
            return Take(buckets, now);
        }
    }

    private BucketVerdict Take(Bucket[] buckets, long now)
    {
        Span<long> taken = stackalloc long[buckets.Length];
        for (var i = 0; i < buckets.Length; i++)
        {
            taken[i] = Arithmetic.Take(_fullAgain.GetValueOrDefault(Known(buckets[i].Key)), now, buckets[i]);
            var wait = Arithmetic.Wait(taken[i], now, buckets[i]);
            if (wait > 0)
            {
                return Arithmetic.Verdict(false, wait, _fullAgain.GetValueOrDefault(Known(buckets[0].Key)), now, buckets[0]);
            }
        }

        for (var i = 0; i < buckets.Length; i++)
        {
            _fullAgain[Known(buckets[i].Key)] = taken[i];
        }

        return Arithmetic.Verdict(true, 0, taken[0], now, buckets[0]);
    }

    private string Known(string key) => _fullAgain.Count < Most || _fullAgain.ContainsKey(key) ? key : "";

    private void Sweep(long now)
    {
        if (--_untilSweep > 0)
        {
            return;
        }

        _untilSweep = SweepEvery;
        foreach (var key in _fullAgain.Where(bucket => bucket.Value <= now).Select(bucket => bucket.Key).ToArray())
        {
            _fullAgain.Remove(key);
        }
    }
}
