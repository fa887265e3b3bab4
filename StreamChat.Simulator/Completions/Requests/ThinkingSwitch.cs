using System.Text.Json;

namespace StreamChat.Simulator.Completions.Requests;

/// <summary>Whether a request asks the model to think, in the spellings of OpenAI, OpenRouter, Anthropic, vLLM and Qwen.</summary>
internal static class ThinkingSwitch
{
    internal static bool IsOn(CompletionRequest request) =>
        IsEffort(request.ReasoningEffort)
        || request.EnableThinking == true
        || request.IncludeReasoning == true
        || IsOn(request.Thinking)
        || IsOn(request.Reasoning)
        || IsOnInTemplate(request.ChatTemplateKwargs);

    private static bool IsEffort(string? effort) => effort is { Length: > 0 } and not "none";

    /// <summary>True for <c>true</c>, an effort, and an object that does not say it is off.</summary>
    private static bool IsOn(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } effort => IsEffort(effort.GetString()),
        { ValueKind: JsonValueKind.Object } settings => !IsOff(settings),
        _ => false,
    };

    private static bool IsOff(JsonElement settings) =>
        Is(settings, "type", "disabled")
        || Is(settings, "effort", "none")
        || (settings.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.False);

    private static bool Is(JsonElement settings, string name, string text) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static bool IsOnInTemplate(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } settings
        && (IsTrue(settings, "enable_thinking") || IsTrue(settings, "thinking"));

    private static bool IsTrue(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
