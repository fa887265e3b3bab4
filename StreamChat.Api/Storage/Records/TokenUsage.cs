namespace StreamChat.Api.Storage.Records;

/// <summary>The provider's count of an answer's tokens.</summary>
internal sealed record TokenUsage(long PromptTokens, long CompletionTokens, long TotalTokens);
