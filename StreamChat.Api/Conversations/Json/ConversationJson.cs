using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Conversations.Json;

/// <summary>A conversation without its messages, as clients see it.</summary>
internal record ConversationJson
{
    public ConversationJson(Conversation conversation)
    {
        Id = conversation.Id;
        Title = conversation.Title;
        TitleSource = WireNames.Of(conversation.TitleSource);
        Model = conversation.Model;
        System = conversation.System;
        Pinned = conversation.Pinned;
        Archived = conversation.Archived;
        ActiveLeaf = conversation.ActiveLeaf;
        CreatedAt = conversation.CreatedAt.UtcDateTime;
        UpdatedAt = conversation.UpdatedAt.UtcDateTime;
        Version = conversation.Version;
    }

    public string Id { get; }

    public string Title { get; }

    public string TitleSource { get; }

    public string? Model { get; }

    public string? System { get; init; }

    public bool Pinned { get; }

    public bool Archived { get; }

    public string? ActiveLeaf { get; }

    public DateTime CreatedAt { get; }

    public DateTime UpdatedAt { get; }

    public long Version { get; }
}
