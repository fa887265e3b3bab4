using System.Text.Json;
using StreamChat.Simulator.Errors;

namespace StreamChat.Simulator.Completions.Requests;

/// <summary>Reads a request's body and says in OpenAI's words what is wrong with it.</summary>
internal static class CompletionRequestReader
{
    internal static async Task<(CompletionRequest? Request, OpenAIError? Error)> ReadAsync(
        HttpRequest http, CancellationToken cancellationToken)
    {
        try
        {
            var request = await JsonSerializer.DeserializeAsync(
                http.Body, SimulatorJsonContext.Default.CompletionRequest, cancellationToken);
            return request is null
                ? (null, OpenAIErrors.Malformed("(The body must be a JSON object.)"))
                : (request, Check(request) ?? CheckTexts(request));
        }
        catch (JsonException e)
        {
            // "$.stream" names a value of the wrong type, "$" a body that is no JSON at all.
            return (null, OpenAIErrors.Malformed(e.Path is { Length: > 2 } path ? $"(The value of '{path[2..]}' is not valid.)" : "(It is not valid JSON.)"));
        }
    }

    /// <summary>An escaped half of a surrogate pair is JSON, and no text.</summary>
    private static OpenAIError? CheckTexts(CompletionRequest request)
    {
        try
        {
            request.Messages!.ToList().ForEach(message => _ = message!.Text);
            return null;
        }
        catch (InvalidOperationException)
        {
            return OpenAIErrors.Invalid("messages", "a content is not valid Unicode.");
        }
    }

    private static OpenAIError? Check(CompletionRequest request) => request switch
    {
        { Model: null or "" } => OpenAIErrors.Missing("model"),
        { Messages: null } => OpenAIErrors.Missing("messages"),
        { Messages.Count: 0 } => OpenAIErrors.Invalid("messages", "the list is empty."),
        { Messages: var all } when all.Any(message => message?.Role is null) => OpenAIErrors.Missing("messages[].role"),
        { TokenLimit: < 1 } => OpenAIErrors.Invalid("max_tokens", "it must be at least 1."),
        _ => null,
    };
}
