namespace StreamChat.Api.Providers.Answers;

/// <summary>What an answer cost, in the provider's own count of tokens.</summary>
internal readonly record struct Usage(long PromptTokens, long CompletionTokens, long TotalTokens);
