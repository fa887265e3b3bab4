namespace StreamChat.Api.Storage.Records;

/// <summary>A conversation without its messages.</summary>
internal sealed record Conversation
{
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Who gave the title; a title never takes the place of one from a higher source.</summary>
    public TitleSource TitleSource { get; init; }

    /// <summary>The model that is asked when a message names none; null for the provider's default.</summary>
    public string? Model { get; init; }

    /// <summary>The system prompt; null for none.</summary>
    public string? System { get; init; }

    public bool Pinned { get; init; }

    public bool Archived { get; init; }

    /// <summary>The last message of the branch that is shown; null while there is none.</summary>
    public string? ActiveLeaf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When something last happened in it: a message, the end of an answer, a change. Lists are ordered by it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts the changes of this record, from 1; the store raises it, also when a turn starts and when it ends.</summary>
    public long Version { get; init; } = 1;
}
