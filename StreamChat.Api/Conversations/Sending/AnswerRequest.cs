using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>The body of <c>…/regenerate</c> and <c>…/continue</c>, which may be left out.</summary>
/// <param name="Model">The model, or null for the conversation's.</param>
/// <param name="Thinking">Whether the model's reasoning is asked for.</param>
internal sealed record AnswerRequest(string? Model = null, bool Thinking = false)
{
    /// <summary>What is not known.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
