using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Runs;

/// <summary>How a run ends.</summary>
internal sealed record RunEnding
{
    /// <summary>One of the states that are an end.</summary>
    internal required RunState State { get; init; }

    /// <summary>The finished or partial message; null outside of a conversation.</summary>
    internal Message? Message { get; init; }

    /// <summary>The events that are not in the log yet, the last one included.</summary>
    internal required LogBatch Events { get; init; }

    internal required DateTimeOffset EndedAt { get; init; }

    internal string? FinishReason { get; init; }

    internal string? ErrorCode { get; init; }

    /// <summary>True when nothing was streamed and the start may be repeated with the same idempotency key.</summary>
    internal bool ReleasesKey { get; init; }
}
