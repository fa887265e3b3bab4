namespace StreamChat.Simulator.Completions;

/// <summary>What of the completion's tokens was thinking.</summary>
internal sealed record TokenDetails(int ReasoningTokens);
