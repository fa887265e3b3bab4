using System.Text.Json;
using StreamChat.Api.Providers.Answers;

namespace StreamChat.Api.Chat.Frames;

/// <summary>Writes <c>"usage":{…}</c>; null when the provider gave no count.</summary>
internal static class UsageJson
{
    internal static void Write(Utf8JsonWriter json, Usage? usage)
    {
        if (usage is not { } count)
        {
            json.WriteNull("usage"u8);
            return;
        }

        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, count.PromptTokens);
        json.WriteNumber("completion_tokens"u8, count.CompletionTokens);
        json.WriteNumber("total_tokens"u8, count.TotalTokens);
        json.WriteEndObject();
    }
}
