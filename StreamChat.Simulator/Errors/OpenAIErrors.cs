namespace StreamChat.Simulator.Errors;

/// <summary>Every error that the simulator answers with, in the words that OpenAI's clients know.</summary>
internal static class OpenAIErrors
{
    /// <summary>In every error that is acted out, so that a test can see whether a provider's text leaks.</summary>
    internal const string Marker = "This error is acted out by the simulator.";

    private const string InvalidRequest = "invalid_request_error";
    private const string ServerError = "server_error";

    internal static OpenAIError Malformed(string reason) =>
        new(400, $"We could not parse the JSON body of your request. {reason}", InvalidRequest);

    internal static OpenAIError Missing(string parameter) =>
        new(400, $"Missing required parameter: '{parameter}'.", InvalidRequest, parameter, "missing_required_parameter");

    internal static OpenAIError Invalid(string parameter, string reason) =>
        new(400, $"Invalid value for '{parameter}': {reason}", InvalidRequest, parameter, "invalid_value");

    internal static OpenAIError ModelNotFound(string model) =>
        new(404, $"The model `{model}` does not exist or you do not have access to it.", InvalidRequest, "model", "model_not_found");

    internal static OpenAIError WrongKey() =>
        new(401, "Incorrect API key provided.", InvalidRequest, null, "invalid_api_key");

    internal static OpenAIError Busy(TimeSpan retryAfter) =>
        new(429, "Too many calls at once. Please try again later.", "requests", null, "rate_limit_exceeded") { RetryAfter = retryAfter };

    /// <summary>The error for an acted out status.</summary>
    internal static OpenAIError Of(int status, bool isQuota, TimeSpan retryAfter) => status switch
    {
        400 => new(400, $"Your request is not valid. {Marker}", InvalidRequest, null, "invalid_value"),
        401 => new(401, $"Incorrect API key provided. {Marker}", InvalidRequest, null, "invalid_api_key"),
        403 => new(403, $"Your country or project is not allowed. {Marker}", InvalidRequest, null, "unsupported_country_region_territory"),
        404 => new(404, $"The model does not exist or you do not have access to it. {Marker}", InvalidRequest, "model", "model_not_found"),
        429 when isQuota => new(429, $"You exceeded your current quota, please check your plan. {Marker}", "insufficient_quota", null, "insufficient_quota"),
        429 => new(429, $"Rate limit reached. Please try again later. {Marker}", "requests", null, "rate_limit_exceeded") { RetryAfter = retryAfter },
        503 => new(503, $"The engine is currently overloaded. {Marker}", ServerError, null, "server_overloaded") { RetryAfter = retryAfter },
        >= 500 => new(status, $"The server had an error while processing your request. {Marker}", ServerError),
        _ => new(status, $"Your request was refused. {Marker}", InvalidRequest),
    };

    /// <summary>The error inside an answer that has begun.</summary>
    internal static OpenAIError InStream() =>
        new(500, $"The server had an error while processing your request. {Marker}", ServerError, null, "server_error");
}
