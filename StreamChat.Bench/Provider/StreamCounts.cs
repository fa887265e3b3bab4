using System.Globalization;

namespace StreamChat.Bench.Provider;

/// <summary>How many answers the provider has begun, finished, and seen broken off by their reader.</summary>
internal sealed class StreamCounts
{
    private long _begun;
    private long _whole;
    private long _aborted;

    internal Ending Begin()
    {
        Interlocked.Increment(ref _begun);
        return new Ending(this);
    }

    internal string ToJson()
    {
        var (whole, aborted) = (Interlocked.Read(ref _whole), Interlocked.Read(ref _aborted));
        var begun = Interlocked.Read(ref _begun);
        return string.Create(
            CultureInfo.InvariantCulture, $$"""{"begun":{{begun}},"whole":{{whole}},"aborted":{{aborted}},"open":{{begun - whole - aborted}}}""");
    }

    /// <summary>The end of one answer, which is counted once.</summary>
    internal sealed class Ending(StreamCounts counts)
    {
        private int _isOver;

        internal void Whole() => Count(ref counts._whole);

        internal void Aborted() => Count(ref counts._aborted);

        private void Count(ref long count)
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}
