namespace StreamChat.Bench.Load;

/// <summary>What one load has seen.</summary>
internal sealed class LoadFigures
{
    private const int MaxFaults = 5;

    private readonly Lock _lock = new();
    private readonly List<string> _faults = [];
    private long _streams;
    private long _failed;
    private long _tokens;
    private long _marks;
    private long _refusals;

    /// <summary>From the request to the response's head.</summary>
    internal Histogram Head { get; } = new();

    /// <summary>From the request to the first token.</summary>
    internal Histogram First { get; } = new();

    /// <summary>Between two tokens of a stream.</summary>
    internal Histogram Gap { get; } = new();

    /// <summary>From the provider's write to here.</summary>
    internal Histogram Age { get; } = new();

    internal long Streams => Interlocked.Read(ref _streams);

    internal long Failed => Interlocked.Read(ref _failed);

    internal long Tokens => Interlocked.Read(ref _tokens);

    /// <summary>How often runs said that the store did not keep up, or did again.</summary>
    internal long Marks => Interlocked.Read(ref _marks);

    /// <summary>How often a request was refused for now, and sent again.</summary>
    internal long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>From the first request to the end of the last stream.</summary>
    internal TimeSpan Elapsed { get; set; }

    /// <summary>The first few things that went wrong.</summary>
    internal IReadOnlyList<string> Faults
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    internal void Refused() => Interlocked.Increment(ref _refusals);

    internal void Ended(int tokens, string? fault, int marks = 0)
    {
        Interlocked.Add(ref _marks, marks);
        Interlocked.Increment(ref _streams);
        Interlocked.Add(ref _tokens, tokens);
        if (fault is not null)
        {
            Interlocked.Increment(ref _failed);
            lock (_lock)
            {
                if (_faults.Count < MaxFaults)
                {
                    _faults.Add(fault);
                }
            }
        }
    }
}
