using System.Globalization;

namespace StreamChat.Api.Providers.Failures;

/// <summary>Turns what a provider says of its failure into one of ours: by its codes where it gives some, else by the HTTP status.</summary>
internal static class FailureClassifier
{
    /// <summary>The provider answered with a status that is no success.</summary>
    internal static ProviderFailure OfStatus(int status, ProviderError error, TimeSpan? retryAfter)
    {
        // A status may stand for several things (429 for a used up quota, 400 for an unknown model); then the provider's own code tells.
        var failure = status is >= 400 and < 500 ? OfCause(error.Code) ?? OfCause(error.Type) : null;
        failure ??= OfStatus(status);
        return failure.MayPass ? failure with { RetryAfter = retryAfter } : failure;
    }

    /// <summary>The provider sent an error instead of the next token.</summary>
    internal static ProviderFailure OfEvent(ProviderError error)
    {
        if (int.TryParse(error.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and < 600)
        {
            return OfStatus(status);
        }

        return OfCause(error.Code) ?? OfCause(error.Type) ?? OfGroup(error.Code) ?? OfGroup(error.Type) ?? ProviderFailures.Broken;
    }

    private static ProviderFailure OfStatus(int status) => status switch
    {
        >= 300 and < 400 => ProviderFailures.Redirected,
        401 or 403 => ProviderFailures.InvalidKey,
        402 => ProviderFailures.Quota,
        404 => ProviderFailures.ModelNotFound,
        408 => ProviderFailures.TimedOut,
        429 => ProviderFailures.RateLimited,
        >= 400 and < 500 => ProviderFailures.Refused,
        _ => ProviderFailures.Unavailable,
    };

    /// <summary>Words that name the one thing that is wrong.</summary>
    private static ProviderFailure? OfCause(string? word) => word switch
    {
        "insufficient_quota" or "billing_hard_limit_reached" or "billing_not_active" => ProviderFailures.Quota,
        "rate_limit_exceeded" or "rate_limit_error" => ProviderFailures.RateLimited,
        "invalid_api_key" or "authentication_error" or "permission_error" => ProviderFailures.InvalidKey,
        "model_not_found" => ProviderFailures.ModelNotFound,
        "context_length_exceeded" => ProviderFailures.Refused,
        _ => null,
    };

    /// <summary>Words that only say whose fault it is; beside a status they add nothing.</summary>
    private static ProviderFailure? OfGroup(string? word) => word switch
    {
        "invalid_request_error" or "BadRequestError" => ProviderFailures.Refused,
        "server_error" or "api_error" or "overloaded_error" or "service_unavailable" => ProviderFailures.Unavailable,
        _ => null,
    };
}
