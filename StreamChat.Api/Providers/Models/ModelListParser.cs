using System.Text.Json;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Models;

/// <summary>
/// Reads <c>{"object":"list","data":[{"id":"…","object":"model","created":1,"owned_by":"…"}]}</c>, and the size of a model's window where it
/// is told: <c>context_length</c> at OpenRouter, <c>max_model_len</c> at vLLM, <c>context_window</c> at Groq. OpenAI and Ollama do not tell it.
/// </summary>
internal static class ModelListParser
{
    internal static ProviderOutcome<ProviderModel[]> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("data"u8, out var data)
                || data.ValueKind != JsonValueKind.Array)
            {
                return ProviderFailures.NotOpenAI;
            }

            ProviderModel[] models = [.. data.EnumerateArray().Select(ReadModel).OfType<ProviderModel>()];
            return models;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ProviderFailures.NotOpenAI;
        }
    }

    private static ProviderModel? ReadModel(JsonElement model)
    {
        if (model.ValueKind != JsonValueKind.Object || Text(model, "id"u8) is not { Length: > 0 } id)
        {
            return null;
        }

        var created = model.TryGetProperty("created"u8, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var seconds) ? seconds : 0;
        var window = Size(model, "context_length"u8) ?? Size(model, "max_model_len"u8) ?? Size(model, "context_window"u8);
        return new ProviderModel(id, created, Text(model, "owned_by"u8) ?? "", window);
    }

    private static int? Size(JsonElement model, ReadOnlySpan<byte> name) =>
        model.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var size) && size > 0 ? size : null;

    private static string? Text(JsonElement element, ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
