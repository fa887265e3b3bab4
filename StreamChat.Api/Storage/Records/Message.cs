namespace StreamChat.Api.Storage.Records;

/// <summary>One message of a conversation's tree.</summary>
internal sealed record Message
{
    internal required string Id { get; init; }

    /// <summary>The message that it follows; null at the root.</summary>
    internal string? ParentId { get; init; }

    internal required MessageRole Role { get; init; }

    /// <summary>The text; of an answer in progress what it had when its run began (empty, or what is being continued).</summary>
    internal string Content { get; init; } = "";

    internal string? Thinking { get; init; }

    internal MessageStatus Status { get; init; } = MessageStatus.Completed;

    /// <summary>The run that wrote it last; null for a person's message.</summary>
    internal string? RunId { get; init; }

    /// <summary>The request that asked for it.</summary>
    internal string? RequestId { get; init; }

    /// <summary>The model that answered.</summary>
    internal string? Model { get; init; }

    /// <summary>The provider's word for why it stopped; null when it did not say.</summary>
    internal string? FinishReason { get; init; }

    /// <summary>The code of CONTRACT §6 that ended it; null when nothing failed.</summary>
    internal string? ErrorCode { get; init; }

    internal TokenUsage? Usage { get; init; }

    /// <summary>How many older messages were left out of what the model was sent, because its window would not hold them.</summary>
    internal int DroppedMessages { get; init; }

    internal TimeSpan? TimeToFirstToken { get; init; }

    internal required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the answer ended; null for a person's message and while it is in progress.</summary>
    internal DateTimeOffset? EndedAt { get; init; }
}
