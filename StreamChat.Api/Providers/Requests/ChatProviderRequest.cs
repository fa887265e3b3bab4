using System.Buffers;
using System.Text.Json;

namespace StreamChat.Api.Providers.Requests;

/// <summary>A chat of ours, always streamed: even who wants the whole text at once profits from failing early.</summary>
internal sealed record ChatProviderRequest(IReadOnlyList<ProviderMessage> Messages, bool Thinking, string? Model) : ProviderRequest(Model)
{
    internal override bool Streams => true;

    internal override BinaryData Write(string model, ProviderKind kind)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        WriteMessages(json);
        json.WriteBoolean("stream"u8, true);
        json.WriteStartObject("stream_options"u8);
        json.WriteBoolean("include_usage"u8, true);
        json.WriteEndObject();
        if (Thinking)
        {
            ReasoningDialect.Write(json, kind);
        }

        json.WriteEndObject();
        json.Flush();
        return BinaryData.FromBytes(buffer.WrittenMemory);
    }

    private void WriteMessages(Utf8JsonWriter json)
    {
        json.WriteStartArray("messages"u8);
        foreach (var message in Messages)
        {
            json.WriteStartObject();
            json.WriteString("role"u8, message.Role);
            json.WriteString("content"u8, message.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
