namespace StreamChat.ServiceDefaults.Problems;

/// <summary>Every error code of CONTRACT §6, and no other place names one.</summary>
public static class ProblemCodes
{
    public static ProblemCode InvalidRequest { get; } = new("invalid_request", 400, "The request is not valid", false);

    public static ProblemCode PromptTooLong { get; } = new("prompt_too_long", 400, "The prompt is too long", false);

    public static ProblemCode Unauthenticated { get; } = new("unauthenticated", 401, "Credentials are missing or not valid", false);

    public static ProblemCode Forbidden { get; } = new("forbidden", 403, "This is not allowed", false);

    public static ProblemCode NotFound { get; } = new("not_found", 404, "There is nothing here", false);

    public static ProblemCode MethodNotAllowed { get; } = new("method_not_allowed", 405, "The method is not allowed here", false);

    public static ProblemCode Conflict { get; } = new("conflict", 409, "A run is in progress on this branch", false);

    public static ProblemCode PreconditionFailed { get; } = new("precondition_failed", 412, "The resource has changed since it was read", false);

    public static ProblemCode PayloadTooLarge { get; } = new("payload_too_large", 413, "The request body is too large", false);

    public static ProblemCode UnsupportedMediaType { get; } = new("unsupported_media_type", 415, "The body must be JSON", false);

    public static ProblemCode IdempotencyMismatch { get; } = new("idempotency_mismatch", 422, "This idempotency key was used with another body", false);

    public static ProblemCode RateLimited { get; } = new("rate_limited", 429, "Too many requests", true);

    public static ProblemCode TooManyStreams { get; } = new("too_many_streams", 429, "Too many open streams", true);

    public static ProblemCode Internal { get; } = new("internal_error", 500, "Something went wrong on our side", true);

    public static ProblemCode ProviderInvalidKey { get; } = new("provider_invalid_key", 502, "The provider did not accept the key", false);

    public static ProblemCode ProviderQuota { get; } = new("provider_quota", 502, "The provider's quota is used up", false);

    public static ProblemCode ProviderModelNotFound { get; } = new("provider_model_not_found", 502, "The provider does not have this model", false);

    public static ProblemCode ProviderUnavailable { get; } = new("provider_unavailable", 502, "The provider is not available", true);

    public static ProblemCode ProviderDropped { get; } = new("provider_dropped", 502, "The provider ended the answer early", true);

    public static ProblemCode ProviderRateLimited { get; } = new("provider_rate_limited", 503, "The provider asks to slow down", true);

    public static ProblemCode ProviderTimeout { get; } = new("provider_timeout", 504, "The provider took too long", true);

    public static ProblemCode StoreUnavailable { get; } = new("store_unavailable", 503, "The store is not available", true);

    public static ProblemCode Interrupted { get; } = new("interrupted", 503, "The answer was interrupted", true);

    public static ProblemCode UpstreamUnavailable { get; } = new("upstream_unavailable", 502, "A part of the service did not answer", true);

    public static ProblemCode UpstreamTimeout { get; } = new("upstream_timeout", 504, "A part of the service took too long", true);

    public static ProblemCode NotReady { get; } = new("not_ready", 503, "This replica is not ready for requests", true);

    public static ProblemCode Draining { get; } = new("draining", 503, "This replica is shutting down", true);

    /// <summary>All of them, for those who describe the service.</summary>
    public static IReadOnlyList<ProblemCode> All =>
    [
        InvalidRequest, PromptTooLong, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, Conflict, PreconditionFailed, PayloadTooLarge,
        UnsupportedMediaType, IdempotencyMismatch, RateLimited, TooManyStreams, Internal, ProviderInvalidKey, ProviderQuota, ProviderModelNotFound,
        ProviderUnavailable, ProviderDropped, ProviderRateLimited, ProviderTimeout, StoreUnavailable, Interrupted, UpstreamUnavailable,
        UpstreamTimeout, NotReady, Draining,
    ];

    /// <summary>The code that an answer may end with, by its name; null when it is none.</summary>
    public static ProblemCode? FindForAnswer(string? code) => Array.Find(ForAnswers, each => each.Code == code);

    /// <summary>The code that fits a bare status, for answers that the framework gives without saying more.</summary>
    internal static ProblemCode ForStatus(int status) => status switch
    {
        400 => InvalidRequest,
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        412 => PreconditionFailed,
        413 => PayloadTooLarge,
        415 => UnsupportedMediaType,
        429 => RateLimited,
        502 => UpstreamUnavailable,
        503 => NotReady,
        504 => UpstreamTimeout,
        < 500 => InvalidRequest with { Status = status },
        _ => Internal with { Status = status },
    };

    private static ProblemCode[] ForAnswers { get; } =
    [
        InvalidRequest, ProviderInvalidKey, ProviderQuota, ProviderModelNotFound, ProviderUnavailable, ProviderDropped, ProviderRateLimited,
        ProviderTimeout, StoreUnavailable, Interrupted, Draining, Internal,
    ];
}
