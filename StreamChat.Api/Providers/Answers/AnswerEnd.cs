namespace StreamChat.Api.Providers.Answers;

/// <summary>How an answer ended: with a finish reason, or with the failure that took its place.</summary>
internal sealed record AnswerEnd
{
    /// <summary>Why it is not whole; null when it is.</summary>
    internal ProviderFailure? Failure { get; init; }

    /// <summary>The provider's word for why it stopped: <c>stop</c>, <c>length</c>, <c>content_filter</c>, …</summary>
    internal string? FinishReason { get; init; }

    /// <summary>The provider's count, if it gave one.</summary>
    internal Usage? Usage { get; init; }
}
