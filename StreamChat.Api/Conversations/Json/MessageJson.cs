using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Json;

/// <summary>A message as clients see it.</summary>
internal sealed record MessageJson
{
    public MessageJson(Message message)
    {
        Id = message.Id;
        ParentId = message.ParentId;
        Role = WireNames.Of(message.Role);
        Content = message.Content;
        Thinking = message.Thinking;
        Status = WireNames.Of(message.Status);
        RunId = message.RunId;
        RequestId = message.RequestId;
        Model = message.Model;
        FinishReason = message.FinishReason;
        ErrorCode = message.ErrorCode;
        Usage = message.Usage;
        DroppedMessages = message.DroppedMessages > 0 ? message.DroppedMessages : null;
        TimeToFirstTokenMs = message.TimeToFirstToken?.TotalMilliseconds;
        CreatedAt = message.CreatedAt.UtcDateTime;
        EndedAt = message.EndedAt?.UtcDateTime;
    }

    public string Id { get; }

    public string? ParentId { get; }

    public string Role { get; }

    public string Content { get; }

    public string? Thinking { get; }

    public string Status { get; init; }

    public string? RunId { get; init; }

    public string? RequestId { get; init; }

    public string? Model { get; }

    public string? FinishReason { get; }

    public string? ErrorCode { get; }

    public TokenUsage? Usage { get; }

    public int? DroppedMessages { get; }

    public double? TimeToFirstTokenMs { get; }

    public DateTime CreatedAt { get; }

    public DateTime? EndedAt { get; init; }
}
