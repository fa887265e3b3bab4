using System.Globalization;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Requests;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Requests;

/// <summary>What a prompt and a model's name must be, the same at every door of ours; null where nothing is wrong.</summary>
internal sealed class PromptRules(IOptions<PromptOptions> options)
{
    internal Problem? CheckPrompt(string field, string? prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
        {
            return FieldProblem.Of(field, prompt is null ? "must be given" : "must not be blank");
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

    internal static Problem? CheckModel(string? model) => model switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(model) => FieldProblem.Of("model", "must not be blank"),
        { Length: > ProviderRequest.MaxModelLength } => FieldProblem.Of("model", $"must have at most {ProviderRequest.MaxModelLength} characters"),
        _ => null,
    };
}
