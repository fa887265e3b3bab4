namespace StreamChat.Bench.Load;

/// <summary>How often which time was seen, in microseconds, by 2 %; many may add at once.</summary>
internal sealed class Histogram
{
    private const double Step = 1.02;
    private const int Buckets = 1024;

    private static readonly double LogStep = Math.Log(Step);

    private readonly long[] _counts = new long[Buckets];

    internal long Count => _counts.Sum();

    internal void Add(long microseconds)
    {
        var bucket = microseconds < 2 ? 0 : Math.Min(Buckets - 1, (int)(Math.Log(microseconds) / LogStep));
        Interlocked.Increment(ref _counts[bucket]);
    }

    /// <summary>The time in milliseconds below which this share lies; null when nothing was seen.</summary>
    internal double? Percentile(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < Buckets && rank > 0; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return Math.Pow(Step, i + 0.5) / 1000;
            }
        }

        return null;
    }
}
