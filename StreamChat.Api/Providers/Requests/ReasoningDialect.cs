using System.Text.Json;

namespace StreamChat.Api.Providers.Requests;

/// <summary>
/// Asks for the model's reasoning. OpenAI's wire has no standard field for it, so each kind is asked in its own way:
/// OpenRouter by <c>reasoning</c>; the simulator and servers such as vLLM and SGLang by the chat template's switch, beside
/// <c>reasoning_effort</c>, which Ollama, LiteLLM and newer vLLM understand and the others pass over. OpenAI is asked for nothing: its chat
/// completions never show reasoning, and its models without reasoning refuse the field.
/// </summary>
internal static class ReasoningDialect
{
    internal static void Write(Utf8JsonWriter json, ProviderKind kind)
    {
        switch (kind)
        {
            case ProviderKind.OpenAI:
                break;
            case ProviderKind.OpenRouter:
                json.WriteStartObject("reasoning"u8);
                json.WriteString("effort"u8, "medium"u8);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("reasoning_effort"u8, "medium"u8);
                json.WriteStartObject("chat_template_kwargs"u8);
                json.WriteBoolean("enable_thinking"u8, true);
                json.WriteEndObject();
                break;
        }
    }
}
