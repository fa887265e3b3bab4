namespace StreamChat.Api.Storage.Records;

/// <summary>One answer being generated, or that was: the record that every replica sees. Its events are in its log.</summary>
internal sealed record Run
{
    internal required string Id { get; init; }

    /// <summary>Where its answer belongs; null for an answer outside of any conversation.</summary>
    internal string? ConversationId { get; init; }

    /// <summary>The message that it writes; null outside of a conversation.</summary>
    internal string? MessageId { get; init; }

    internal RunState State { get; init; }

    /// <summary>The request that started it.</summary>
    internal required string RequestId { get; init; }

    /// <summary>The replica that owns it.</summary>
    internal required string ReplicaId { get; init; }

    /// <summary>Rises when a run changes hands; a write with an older epoch is refused. The first owner has 1.</summary>
    internal long Epoch { get; init; } = 1;

    /// <summary>Whether somebody asked to end it.</summary>
    internal bool CancelRequested { get; init; }

    internal required DateTimeOffset CreatedAt { get; init; }

    internal DateTimeOffset? EndedAt { get; init; }

    internal string? FinishReason { get; init; }

    /// <summary>The code of CONTRACT §6 that ended it; null when nothing failed.</summary>
    internal string? ErrorCode { get; init; }
}
