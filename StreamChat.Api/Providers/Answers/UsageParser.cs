using System.Text.Json;

namespace StreamChat.Api.Providers.Answers;

/// <summary>Reads <c>{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}</c>; what else a provider puts there is passed over.</summary>
internal static class UsageParser
{
    /// <summary>Reads the value after the property's name; null when it is no object.</summary>
    internal static Usage? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        long prompt = 0, completion = 0;
        long? total = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
            {
                prompt = ReadCount(ref reader) ?? prompt;
            }
            else if (reader.ValueTextEquals("completion_tokens"u8))
            {
                completion = ReadCount(ref reader) ?? completion;
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                total = ReadCount(ref reader) ?? total;
            }
            else
            {
                reader.Skip();
            }
        }

        return new Usage(prompt, completion, total ?? prompt + completion);
    }

    private static long? ReadCount(ref Utf8JsonReader reader)
    {
        reader.Read();
        long? count = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && value >= 0 ? value : null;
        reader.Skip();
        return count;
    }
}
