using System.Text.Json;

namespace StreamChat.Simulator.Completions.Requests;

/// <summary>What the simulator reads of a request; anything else in it is ignored.</summary>
internal sealed record CompletionRequest
{
    public string? Model { get; init; }

    public IReadOnlyList<RequestMessage?>? Messages { get; init; }

    public bool? Stream { get; init; }

    public StreamOptions? StreamOptions { get; init; }

    public int? MaxTokens { get; init; }

    public int? MaxCompletionTokens { get; init; }

    public long? Seed { get; init; }

    /// <summary>A text or a list of texts that end the answer where they would come.</summary>
    public JsonElement? Stop { get; init; }

    public string? ReasoningEffort { get; init; }

    public JsonElement? Reasoning { get; init; }

    public JsonElement? Thinking { get; init; }

    public bool? EnableThinking { get; init; }

    public bool? IncludeReasoning { get; init; }

    public JsonElement? ChatTemplateKwargs { get; init; }

    internal int? TokenLimit => MaxCompletionTokens ?? MaxTokens;

    internal bool IncludesUsage => StreamOptions?.IncludeUsage == true;

    /// <summary>The last thing that the user said.</summary>
    internal string Prompt => Messages?.LastOrDefault(message => message?.Role == "user")?.Text ?? "";

    internal IEnumerable<string> StopTexts() => Stop switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many =>
            many.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => text.GetString()!),
        _ => [],
    };
}
