using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>
/// Says our problems in OpenAI's words: its clients know by status, type and code what to retry and which exception to throw. An error of
/// the provider that is the caller's to mend keeps OpenAI's status (404 for a model, 429 for rate and quota); one that is ours to mend,
/// such as our key, is a 502, because a 401 would blame the caller's key.
/// </summary>
internal static class OpenAIErrors
{
    internal static OpenAIError Of(Problem problem)
    {
        var (status, type, code) = Translate(problem.Code);
        return new OpenAIError(problem.Detail, type, problem.Errors?.Keys.FirstOrDefault(), code) { Status = status };
    }

    private static (int Status, string Type, string Code) Translate(ProblemCode code) => code.Code switch
    {
        "provider_model_not_found" => (404, "invalid_request_error", "model_not_found"),
        "provider_rate_limited" or "rate_limited" or "too_many_streams" => (429, "rate_limit_error", "rate_limit_exceeded"),
        "provider_quota" => (429, "insufficient_quota", "insufficient_quota"),
        "unauthenticated" => (401, "authentication_error", "invalid_api_key"),
        _ when code.Status < 500 => (code.Status, "invalid_request_error", code.Code),
        _ => (code.Status, "server_error", code.Code),
    };
}
