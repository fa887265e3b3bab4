using System.Text.Json.Serialization;

namespace StreamChat.Api.OpenAI;

/// <summary>One error in OpenAI's terms.</summary>
/// <param name="Message">A sentence for people.</param>
/// <param name="Type">The group that OpenAI's clients know.</param>
/// <param name="Param">The field that is wrong, if one is.</param>
/// <param name="Code">The exact error.</param>
internal sealed record OpenAIError(string Message, string Type, string? Param, string? Code)
{
    /// <summary>The status that goes with it; not part of the body.</summary>
    [JsonIgnore]
    public int Status { get; init; }
}
