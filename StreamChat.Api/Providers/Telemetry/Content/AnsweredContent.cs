using System.Buffers;
using System.Text;
using System.Text.Json;
using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Providers.Telemetry.Content;

/// <summary>Gathers what was answered, which stays escaped as it came: it goes into JSON again.</summary>
internal sealed class AnsweredContent
{
    /// <summary>A span is no place for more.</summary>
    private const int MaxBytes = 256 * 1024;

    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly ArrayBufferWriter<byte> _reasoning = new();

    internal void Take(in ProviderChunk chunk)
    {
        if (_content.WrittenCount + _reasoning.WrittenCount < MaxBytes)
        {
            _reasoning.Write(chunk.Reasoning);
            _content.Write(chunk.Content);
        }
    }

    /// <summary>An answer that came at once.</summary>
    internal void Take(ReadOnlyMemory<byte> completion)
    {
        using var document = JsonDocument.Parse(completion);
        var message = document.RootElement.GetProperty("choices"u8)[0].GetProperty("message"u8);
        if (message.TryGetProperty("content"u8, out var content) && content.ValueKind == JsonValueKind.String)
        {
            _content.Write(JsonEncodedText.Encode(content.GetString()!).EncodedUtf8Bytes);
        }
    }

    /// <summary><c>[{"role":"assistant","parts":[{"type":"text","content":"…"}],"finish_reason":"stop"}]</c></summary>
    internal string Write(string? finishReason)
    {
        var json = new StringBuilder("""[{"role":"assistant","parts":[""");
        var hasReasoning = _reasoning.WrittenCount > 0;
        if (hasReasoning)
        {
            WritePart(json, "reasoning", _reasoning);
        }

        if (_content.WrittenCount > 0)
        {
            json.Append(hasReasoning ? "," : "");
            WritePart(json, "text", _content);
        }

        var reason = finishReason is null ? "" : $",\"finish_reason\":\"{JsonEncodedText.Encode(finishReason)}\"";
        return json.Append(']').Append(reason).Append("}]").ToString();
    }

    private static void WritePart(StringBuilder json, string type, ArrayBufferWriter<byte> text) =>
        json.Append("{\"type\":\"").Append(type).Append("\",\"content\":\"").Append(Encoding.UTF8.GetString(text.WrittenSpan)).Append("\"}");
}
