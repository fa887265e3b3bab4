using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Failures;

/// <summary>The failures that a provider can have, with the sentences that people read.</summary>
internal static class ProviderFailures
{
    internal static ProviderFailure InvalidKey { get; } =
        new(ProblemCodes.ProviderInvalidKey, "The provider did not accept the configured key.");

    internal static ProviderFailure Quota { get; } =
        new(ProblemCodes.ProviderQuota, "The quota of the configured key is used up at the provider.");

    internal static ProviderFailure ModelNotFound { get; } =
        new(ProblemCodes.ProviderModelNotFound, "The provider does not have this model, or its configured address lacks the path, usually /v1.");

    internal static ProviderFailure RateLimited { get; } =
        new(ProblemCodes.ProviderRateLimited, "The provider gets more requests than it takes; try again in a moment.");

    internal static ProviderFailure Unavailable { get; } =
        new(ProblemCodes.ProviderUnavailable, "The provider fails at the moment; try again.");

    internal static ProviderFailure Unreachable { get; } =
        new(ProblemCodes.ProviderUnavailable, "The provider cannot be reached.");

    /// <summary>It was asked something small, such as its models, and said nothing for long.</summary>
    internal static ProviderFailure Silent { get; } =
        new(ProblemCodes.ProviderTimeout, "The provider did not answer in time.");

    internal static ProviderFailure TimedOut { get; } =
        new(ProblemCodes.ProviderTimeout, "The provider gave up on the request as too slow.");

    /// <summary>It understood the request and did not like it: the caller may send another, so it is the caller's error.</summary>
    internal static ProviderFailure Refused { get; } =
        new(ProblemCodes.InvalidRequest, "The provider did not accept the request: the prompt may be too long for the model, or it does not take one of the fields.");

    /// <summary>The connection or the stream ended without a finish reason.</summary>
    internal static ProviderFailure Dropped { get; } =
        new(ProblemCodes.ProviderDropped, "The provider ended the answer before it was complete.");

    /// <summary>An error event that says nothing of its cause.</summary>
    internal static ProviderFailure Broken { get; } =
        new(ProblemCodes.ProviderDropped, "The provider reported an error in the middle of the answer.");

    /// <summary>Bytes that are no answer.</summary>
    internal static ProviderFailure Malformed { get; } =
        new(ProblemCodes.ProviderDropped, "The provider sent something that is not an answer.");

    /// <summary>It answered, but not as an OpenAI-compatible server does.</summary>
    internal static ProviderFailure NotOpenAI { get; } =
        new(ProblemCodes.ProviderUnavailable, "What answers at the provider's address does not speak OpenAI's wire; the address usually ends in /v1.") { MayPass = false };

    /// <summary>No redirect is followed, and the next attempt would get the same.</summary>
    internal static ProviderFailure Redirected { get; } =
        new(ProblemCodes.ProviderUnavailable, "The provider's address redirects to another, so it is not that of an OpenAI-compatible endpoint; set the address that it leads to.")
        {
            MayPass = false,
        };
}
