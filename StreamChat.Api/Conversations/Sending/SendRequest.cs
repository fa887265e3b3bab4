using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>The body of <c>POST …/messages</c>.</summary>
/// <param name="Content">What the person says.</param>
/// <param name="ParentId">The answer that it follows: absent for the last of the active branch, null for the beginning of the conversation.</param>
/// <param name="Model">The model, or null for the conversation's.</param>
/// <param name="Thinking">Whether the model's reasoning is asked for.</param>
internal sealed record SendRequest(string? Content = null, JsonElement ParentId = default, string? Model = null, bool Thinking = false)
{
    /// <summary>What is not known: a misspelt <c>parent_id</c> would otherwise say something in another place.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
