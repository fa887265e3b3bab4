using System.Text.Json;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>Reads a text out of JSON that may hold half of a character, escaped.</summary>
internal static class TextValue
{
    internal static bool IsText(JsonElement value) => TryRead(value, out _);

    internal static bool TryRead(JsonElement value, out string? text)
    {
        text = null;
        try
        {
            text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
