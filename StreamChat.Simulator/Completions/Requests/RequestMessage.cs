using System.Text.Json;

namespace StreamChat.Simulator.Completions.Requests;

/// <summary>A message of the conversation: its content is a text or a list of parts.</summary>
internal sealed record RequestMessage(string? Role, JsonElement? Content)
{
    internal string Text => Content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select(TextOfPart)),
        _ => "",
    };

    private static string TextOfPart(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("text", out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
}
