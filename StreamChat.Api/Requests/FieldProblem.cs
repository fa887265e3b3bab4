using System.Text.Json;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Requests;

/// <summary>What is wrong with one field of a request, said in its detail and by field.</summary>
internal static class FieldProblem
{
    /// <summary><c>The field model must not be blank.</c></summary>
    internal static Problem Of(string field, string what) => new(ProblemCodes.InvalidRequest, $"The field {field} {what}.")
    {
        Errors = new Dictionary<string, string[]> { [field] = [$"The field {field} {what}."] },
    };

    /// <summary>The exception's message names our types, so only its path is told: <c>$.thinking</c>.</summary>
    internal static Problem Explain(JsonException exception) => exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal)
        ? Of(path[2..], path == "$.thinking" ? "must be true or false" : "has a value of the wrong type, or is there twice")
        : new Problem(ProblemCodes.InvalidRequest, "The body is not a valid JSON object.");
}
