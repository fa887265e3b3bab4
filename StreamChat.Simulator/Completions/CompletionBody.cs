namespace StreamChat.Simulator.Completions;

/// <summary>A whole completion, as a call without <c>stream</c> is answered.</summary>
internal sealed record CompletionBody(
    string Id, string Object, long Created, string Model, IReadOnlyList<CompletionChoice> Choices, Usage Usage);
