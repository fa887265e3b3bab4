using System.Text.Json;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Answers;

/// <summary>
/// Reads one event's JSON in place, without an object or a string for it:
/// <code>{"id":"…","model":"…","choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}],"usage":null}</code>
/// Reasoning is <c>reasoning_content</c> with DeepSeek, vLLM and the simulator, <c>reasoning</c> with OpenRouter, Ollama and newer vLLM.
/// </summary>
internal static class ChunkParser
{
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    /// <exception cref="InvalidOperationException">A name or an error's code has half of an escaped character.</exception>
    internal static ChunkFields Parse(ReadOnlySpan<byte> json)
    {
        var fields = new ChunkFields();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The event is no JSON object.");
        }

        while (NextProperty(ref reader))
        {
            ReadProperty(ref reader, ref fields);
        }

        reader.Read(); // throws when more follows
        return fields;
    }

    private static void ReadProperty(ref Utf8JsonReader reader, ref ChunkFields fields)
    {
        if (reader.ValueTextEquals("choices"u8))
        {
            ReadChoices(ref reader, ref fields);
        }
        else if (reader.ValueTextEquals("model"u8))
        {
            fields.Model = ReadText(ref reader, fields.Model);
        }
        else if (reader.ValueTextEquals("usage"u8))
        {
            fields.Usage = UsageParser.Read(ref reader) ?? fields.Usage;
        }
        else if (reader.ValueTextEquals("error"u8))
        {
            fields.Error = ProviderError.Read(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadChoices(ref Utf8JsonReader reader, ref ChunkFields fields)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        for (var position = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; position++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadChoice(ref reader, ref fields, position);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadChoice(ref Utf8JsonReader reader, ref ChunkFields fields, int position)
    {
        var index = position;
        ReadOnlySpan<byte> finishReason = default;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                ReadDelta(ref reader, ref fields);
            }
            else if (reader.ValueTextEquals("finish_reason"u8))
            {
                finishReason = ReadText(ref reader, finishReason);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                index = ReadIndex(ref reader) ?? index;
            }
            else
            {
                reader.Skip();
            }
        }

        fields.Add(index, finishReason);
    }

    private static void ReadDelta(ref Utf8JsonReader reader, ref ChunkFields fields)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (NextProperty(ref reader))
        {
            ReadDeltaProperty(ref reader, ref fields);
        }
    }

    private static void ReadDeltaProperty(ref Utf8JsonReader reader, ref ChunkFields fields)
    {
        // A refusal is what the model says instead of an answer: people should read it as one.
        if (reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("refusal"u8))
        {
            fields.Content = ReadText(ref reader, fields.Content);
        }
        else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
        {
            fields.Reasoning = ReadText(ref reader, fields.Reasoning);
        }
        else if (reader.ValueTextEquals("tool_calls"u8) || reader.ValueTextEquals("function_call"u8))
        {
            reader.Read();
            fields.HasToolCalls |= reader.TokenType != JsonTokenType.Null;
            reader.Skip();
        }
        else
        {
            reader.Skip();
        }
    }

    private static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static int? ReadIndex(ref Utf8JsonReader reader)
    {
        reader.Read();
        int? index = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value >= 0 ? value : null;
        reader.Skip();
        return index;
    }

    /// <summary>The inside of a string as it stands there; anything else, and an empty string, leaves what is known already.</summary>
    private static ReadOnlySpan<byte> ReadText(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> known)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0)
        {
            return reader.ValueSpan;
        }

        reader.Skip();
        return known;
    }
}
