namespace StreamChat.Simulator.Completions;

/// <summary>The tokens of a call; thinking counts as completion.</summary>
internal sealed record Usage(int PromptTokens, int CompletionTokens, int TotalTokens, TokenDetails CompletionTokensDetails)
{
    internal static Usage Of(int prompt, int content, int reasoning) =>
        new(prompt, content + reasoning, prompt + content + reasoning, new TokenDetails(reasoning));
}
