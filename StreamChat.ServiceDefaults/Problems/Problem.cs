namespace StreamChat.ServiceDefaults.Problems;

/// <summary>One thing that went wrong with one request, as the caller is told it.</summary>
/// <param name="Code">Which error of CONTRACT §6.</param>
/// <param name="Detail">What went wrong this time, safe to show: no key, no host name, no provider text.</param>
public sealed record Problem(ProblemCode Code, string Detail)
{
    /// <summary>When to try again; sent as <c>Retry-After</c> in whole seconds, rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>For validation: the messages of each field.</summary>
    public IDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Answers a request with a problem; the only way to write an error body.</summary>
    public static ProblemResult Result(
        ProblemCode code,
        string detail,
        TimeSpan? retryAfter = null,
        IDictionary<string, string[]>? errors = null) =>
        new(new Problem(code, detail) { RetryAfter = retryAfter, Errors = errors });
}
