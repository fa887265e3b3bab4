using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Json;

/// <summary>A run as clients see it; where it lives is ours.</summary>
internal sealed record RunJson
{
    public RunJson(Run run)
    {
        Id = run.Id;
        ConversationId = run.ConversationId;
        MessageId = run.MessageId;
        State = WireNames.Of(run.State);
        RequestId = run.RequestId;
        CancelRequested = run.CancelRequested;
        CreatedAt = run.CreatedAt.UtcDateTime;
        EndedAt = run.EndedAt?.UtcDateTime;
        FinishReason = run.FinishReason;
        ErrorCode = run.ErrorCode;
    }

    public string Id { get; }

    public string? ConversationId { get; }

    public string? MessageId { get; }

    /// <summary>The message that it answers; told where it was started.</summary>
    public string? QuestionId { get; init; }

    public string State { get; }

    public string RequestId { get; }

    public bool CancelRequested { get; }

    public DateTime CreatedAt { get; }

    public DateTime? EndedAt { get; }

    public string? FinishReason { get; }

    public string? ErrorCode { get; }
}
