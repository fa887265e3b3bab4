using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Runs;

/// <summary>What a new run adds to its conversation, or nothing for a run outside of one.</summary>
internal sealed record Turn
{
    internal required Run Run { get; init; }

    /// <summary>The person's message; null for another answer to a message, for going on with one, and outside of a conversation.</summary>
    internal Message? Question { get; init; }

    /// <summary>The message that the run writes, <see cref="MessageStatus.Streaming"/>; takes the place of one with the same id. Null outside of a conversation.</summary>
    internal Message? Answer { get; init; }

    /// <summary>
    /// The message under which the turn grows ("" for the root): the question's parent, else the answer's. It must exist. A turn is refused when a run in
    /// progress has the same branch, or writes or follows a message with this id.
    /// </summary>
    internal string Branch { get; init; } = "";

    /// <summary>
    /// The version that the conversation must still have, when what was read of it decides what is added (which message is the active leaf, what text an answer
    /// that is gone on with has); null for any. The idempotency key is looked at first.
    /// </summary>
    internal long? IfVersion { get; init; }

    /// <summary>The title that the conversation gets if it has none.</summary>
    internal string? FirstTitle { get; init; }

    internal IdempotencyClaim? Idempotency { get; init; }
}
