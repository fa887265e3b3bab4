using System.Buffers;
using System.Text;
using System.Text.Json;

namespace StreamChat.Api.Providers.Telemetry.Content;

/// <summary>
/// What was asked, as OpenTelemetry's conventions have it on a span: <c>[{"role":"user","parts":[{"type":"text","content":"…"}]}]</c>, and
/// instructions as their parts alone. Read from the request as it goes to the provider, ours and a forwarded one alike.
/// </summary>
internal static class AskedContent
{
    private const string SystemRole = "system";

    internal static (string? Instructions, string? Messages) Read(BinaryData request)
    {
        try
        {
            using var document = JsonDocument.Parse(request.ToMemory());
            if (!document.RootElement.TryGetProperty("messages"u8, out var messages) || messages.ValueKind != JsonValueKind.Array)
            {
                return default;
            }

            var all = messages.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.Object).ToList();
            var instructions = all.Where(message => RoleOf(message) == SystemRole).ToList();
            return (
                instructions.Count == 0 ? null : Write(json => instructions.ForEach(message => WriteParts(json, message))),
                Write(json => all.Where(message => RoleOf(message) != SystemRole).ToList().ForEach(message => WriteMessage(json, message))));
        }
        catch (JsonException)
        {
            return default; // a forwarded body that the provider will refuse
        }
    }

    private static string? RoleOf(JsonElement message) =>
        message.TryGetProperty("role"u8, out var role) && role.ValueKind == JsonValueKind.String ? role.GetString() : null;

    private static void WriteMessage(Utf8JsonWriter json, JsonElement message)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, RoleOf(message));
        json.WriteStartArray("parts"u8);
        WriteParts(json, message);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A text, or OpenAI's list of parts, of which only texts are told.</summary>
    private static void WriteParts(Utf8JsonWriter json, JsonElement message)
    {
        if (!message.TryGetProperty("content"u8, out var content))
        {
            return;
        }

        if (content.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in content.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.Object))
            {
                WritePart(json, part.TryGetProperty("text"u8, out var text) ? text : default);
            }
        }
        else
        {
            WritePart(json, content);
        }
    }

    private static void WritePart(Utf8JsonWriter json, JsonElement text)
    {
        if (text.ValueKind == JsonValueKind.String)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("content"u8, text.GetString());
            json.WriteEndObject();
        }
    }

    private static string Write(Action<Utf8JsonWriter> items)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        items(json);
        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
