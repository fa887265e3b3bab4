using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Sending.Turns;

/// <summary>What a request means for a conversation's tree, before anything is asked or stored.</summary>
internal sealed record TurnPlan
{
    /// <summary>The person's new message; null when an old one is answered.</summary>
    internal Message? Question { get; init; }

    /// <summary>The message that is answered to: the new one, or the old.</summary>
    internal required string QuestionId { get; init; }

    /// <summary>The messages from the first to the one that is answered to.</summary>
    internal required IReadOnlyList<Message> Branch { get; init; }

    /// <summary>The answer that is gone on with; null for a new one.</summary>
    internal Message? Partial { get; init; }

    /// <summary>The message under which the turn grows; "" for the root.</summary>
    internal required string GrowsUnder { get; init; }

    /// <summary>The version of the conversation that this is planned for; null when it does not matter what else has happened in it since.</summary>
    internal long? IfVersion { get; init; }
}
