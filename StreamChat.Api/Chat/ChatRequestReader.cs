using System.Text.Json;
using StreamChat.Api.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Reads and checks what is asked; whatever is wrong with it is said by field.</summary>
internal sealed class ChatRequestReader(PromptRules rules)
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
            return (null, FieldProblem.Explain(e));
        }
    }

    /// <summary>A request that is made of a query.</summary>
    internal (ChatRequest? Request, Problem? Problem) Check(ChatRequest request)
    {
        var problem = rules.CheckPrompt("prompt", request.Prompt) ?? PromptRules.CheckModel(request.Model);
        return problem is null ? (request, null) : (null, problem);
    }
}
