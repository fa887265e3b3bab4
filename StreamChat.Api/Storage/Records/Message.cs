namespace StreamChat.Api.Storage.Records;

/// <summary>One message of a conversation's tree.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    /// <summary>The message that it follows; null at the root.</summary>
    public string? ParentId { get; init; }

    public required MessageRole Role { get; init; }

    /// <summary>The text; of an answer in progress what it had when its run began (empty, or what is being continued).</summary>
    public string Content { get; init; } = "";

    public string? Thinking { get; init; }

    public MessageStatus Status { get; init; } = MessageStatus.Completed;

    /// <summary>The run that wrote it last; null for a person's message.</summary>
    public string? RunId { get; init; }

    /// <summary>The request that asked for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's word for why it stopped; null when it did not say.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The code of CONTRACT §6 that ended it; null when nothing failed.</summary>
    public string? ErrorCode { get; init; }

    public TokenUsage? Usage { get; init; }

    /// <summary>How many older messages were left out of what the model was sent, because its window would not hold them.</summary>
    public int DroppedMessages { get; init; }

    public TimeSpan? TimeToFirstToken { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the answer ended; null for a person's message and while it is in progress.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
