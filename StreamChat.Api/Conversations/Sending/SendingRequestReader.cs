using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using StreamChat.Api.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>Reads and checks what is asked of a conversation; whatever is wrong with it is said by field.</summary>
internal sealed class SendingRequestReader(PromptRules rules)
{
    /// <summary>As much of an unknown field's name is repeated.</summary>
    private const int MaxShown = 50;

    internal async Task<(SendRequest? Request, Problem? Problem)> ReadSendAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (send, problem) = await ReadAsync(request, SendingJsonContext.Default.SendRequest, cancellationToken);
        problem ??= CheckUnknown(send!.Unknown) ?? rules.CheckPrompt("content", send.Content) ?? PromptRules.CheckModel(send.Model) ?? CheckParent(send.ParentId);
        return problem is null ? (send, null) : (null, problem);
    }

    internal static async Task<(AnswerRequest? Request, Problem? Problem)> ReadAnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HasBody(request))
        {
            return (new AnswerRequest(), null);
        }

        var (answer, problem) = await ReadAsync(request, SendingJsonContext.Default.AnswerRequest, cancellationToken);
        problem ??= CheckUnknown(answer!.Unknown) ?? PromptRules.CheckModel(answer.Model);
        return problem is null ? (answer, null) : (null, problem);
    }

    private static async Task<(T? Request, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var (bytes, problem) = await JsonBody.ReadAsync(request, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type) is { } read
                ? (read, null)
                : (null, new Problem(ProblemCodes.InvalidRequest, "The body must be a JSON object."));
        }
        catch (JsonException e)
        {
            return (null, FieldProblem.Explain(e));
        }
    }

    private static Problem? CheckUnknown(IDictionary<string, JsonElement>? unknown) =>
        unknown?.Keys.FirstOrDefault() is { } field ? FieldProblem.Of(field.Length <= MaxShown ? field : field[..MaxShown], "is not known") : null;

    private static Problem? CheckParent(JsonElement parent) => parent.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when Ids.Read(parent.GetString()) is not null => null,
        _ => FieldProblem.Of("parent_id", "must be the id of a message, or null for the beginning of the conversation"),
    };

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength is not 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not false;
}
