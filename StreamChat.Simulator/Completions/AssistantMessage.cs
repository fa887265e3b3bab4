using System.Text.Json.Serialization;

namespace StreamChat.Simulator.Completions;

/// <summary>The answer's text.</summary>
internal sealed record AssistantMessage(
    string Role,
    string Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReasoningContent);
