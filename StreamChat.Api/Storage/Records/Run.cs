namespace StreamChat.Api.Storage.Records;

/// <summary>One answer being generated, or that was: the record that every replica sees. Its events are in its log.</summary>
internal sealed record Run
{
    public required string Id { get; init; }

    /// <summary>Where its answer belongs; null for an answer outside of any conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The message that it writes; null outside of a conversation.</summary>
    public string? MessageId { get; init; }

    public RunState State { get; init; }

    /// <summary>The request that started it.</summary>
    public required string RequestId { get; init; }

    /// <summary>Its place in the trace of that request, as W3C's <c>traceparent</c> has it; null where nobody records it.</summary>
    public string? Trace { get; init; }

    /// <summary>The replica that owns it.</summary>
    public required string ReplicaId { get; init; }

    /// <summary>Rises when a run changes hands; a write with an older epoch is refused. The first owner has 1.</summary>
    public long Epoch { get; init; } = 1;

    /// <summary>Whether somebody asked to end it.</summary>
    public bool CancelRequested { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? FinishReason { get; init; }

    /// <summary>The code of CONTRACT §6 that ended it; null when nothing failed.</summary>
    public string? ErrorCode { get; init; }
}
