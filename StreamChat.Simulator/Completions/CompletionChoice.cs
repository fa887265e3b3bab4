namespace StreamChat.Simulator.Completions;

/// <summary>The one answer of a completion.</summary>
internal sealed record CompletionChoice(int Index, AssistantMessage Message, string? FinishReason);
