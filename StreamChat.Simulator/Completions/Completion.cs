using StreamChat.Simulator.Answers;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Models;

namespace StreamChat.Simulator.Completions;

/// <summary>All that is decided about a call's answer before its first byte.</summary>
internal sealed record Completion(string Id, long Created, ModelSpec Model, ulong Seed)
{
    /// <summary>What it thinks first.</summary>
    internal Answer Reasoning { get; init; } = Answer.Empty;

    internal int ReasoningLength { get; init; }

    internal Answer Content { get; init; } = Answer.Empty;

    internal int ContentLength { get; init; }

    internal string FinishReason { get; init; } = "stop";

    internal int PromptTokens { get; init; }

    /// <summary>What goes wrong with this call, if anything.</summary>
    internal Fault? Fault { get; init; }

    /// <summary>All tokens, thinking first.</summary>
    internal int Length => ReasoningLength + ContentLength;

    internal Usage Usage => Usage.Of(PromptTokens, ContentLength, ReasoningLength);

    internal bool IsReasoning(int index) => index < ReasoningLength;

    internal Token TokenAt(int index) => IsReasoning(index)
        ? Reasoning.At(index, ReasoningLength)
        : Content.At(index - ReasoningLength, ContentLength);
}
