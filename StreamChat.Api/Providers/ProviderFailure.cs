using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers;

/// <summary>Why the provider gave no answer, or no whole one: a value, because it is expected to happen.</summary>
/// <param name="Code">Which error of CONTRACT §6.</param>
/// <param name="Detail">A sentence that is safe to show: no key, no host name, nothing of the provider's own text.</param>
internal sealed record ProviderFailure(ProblemCode Code, string Detail)
{
    /// <summary>Whether it may be gone at the next attempt.</summary>
    internal bool MayPass { get; init; } = Code.Retryable;

    /// <summary>How long the provider asked to be left alone.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The failure as a caller is told it before the first byte.</summary>
    internal Problem ToProblem() => new(Code, Detail)
    {
        RetryAfter = RetryAfter ?? (Code == ProblemCodes.ProviderRateLimited ? PauseWithoutAdvice : null),
    };

    private static readonly TimeSpan PauseWithoutAdvice = TimeSpan.FromSeconds(5);
}
