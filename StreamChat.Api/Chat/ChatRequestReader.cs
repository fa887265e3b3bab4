using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Reads and checks what is asked; whatever is wrong with it is said by field.</summary>
internal sealed class ChatRequestReader(IOptions<ChatOptions> options)
{
    /// <summary>The request of a JSON body.</summary>
    internal async Task<(ChatRequest? Request, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (bytes, problem) = await JsonBody.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.Span, ApiJsonContext.Default.ChatRequest) is { } chat
                ? Check(chat)
                : (null, new Problem(ProblemCodes.InvalidRequest, "The body must be a JSON object."));
        }
        catch (JsonException e)
        {
            return (null, Explain(e));
        }
    }

    /// <summary>A request that is made of a query.</summary>
    internal (ChatRequest? Request, Problem? Problem) Check(ChatRequest request)
    {
        var problem = CheckPrompt(request.Prompt) ?? CheckModel(request.Model);
        return problem is null ? (request, null) : (null, problem);
    }

    private Problem? CheckPrompt(string? prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
        {
            return Invalid("prompt", prompt is null ? "must be given" : "must not be blank");
        }

        // Characters are what people count: a character outside the basic plane is one, not the two of a .NET string.
        var limit = options.Value.MaxPromptLength;
        var length = prompt.Length <= limit ? prompt.Length : prompt.EnumerateRunes().Count();
        return length <= limit
            ? null
            : new Problem(
                ProblemCodes.PromptTooLong,
                string.Create(CultureInfo.InvariantCulture, $"The prompt has {length} characters; the limit is {limit}."));
    }

    private static Problem? CheckModel(string? model) => model switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(model) => Invalid("model", "must not be blank"),
        { Length: > ProviderRequest.MaxModelLength } => Invalid("model", $"must have at most {ProviderRequest.MaxModelLength} characters"),
        _ => null,
    };

    /// <summary>The exception's message names our types, so only its path is told: <c>$.thinking</c>.</summary>
    private static Problem Explain(JsonException exception) => exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal)
        ? Invalid(path[2..], path == "$.thinking" ? "must be true or false" : "has a value of the wrong type, or is there twice")
        : new Problem(ProblemCodes.InvalidRequest, "The body is not a valid JSON object.");

    private static Problem Invalid(string field, string what) => new(ProblemCodes.InvalidRequest, $"The field {field} {what}.")
    {
        Errors = new Dictionary<string, string[]> { [field] = [$"The field {field} {what}."] },
    };
}
