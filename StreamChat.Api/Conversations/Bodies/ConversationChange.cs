using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>The body of <c>PATCH /api/conversations/{id}</c>: what is absent stays, and <c>null</c> takes model or system prompt away.</summary>
internal sealed record ConversationChange
{
    internal string? Title { get; private init; }

    internal bool? Pinned { get; private init; }

    internal bool? Archived { get; private init; }

    internal bool HasModel { get; private init; }

    internal string? Model { get; private init; }

    internal bool HasSystem { get; private init; }

    internal string? System { get; private init; }

    /// <summary>A message of the branch that is to be shown.</summary>
    internal string? ActiveLeaf { get; init; }

    internal static async Task<(ConversationChange? Value, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, problem) = await Fields.ReadAsync(request, cancellationToken);
        if (fields is null)
        {
            return (null, problem);
        }

        var value = new ConversationChange
        {
            Title = fields.Title(isRequired: fields.Has("title")),
            Pinned = fields.Flag("pinned"),
            Archived = fields.Flag("archived"),
            HasModel = fields.Has("model"),
            Model = fields.Model(),
            HasSystem = fields.Has("system"),
            System = fields.System(),
            ActiveLeaf = fields.Text("active_leaf", maxLength: 50, isRequired: fields.Has("active_leaf")),
        };
        return fields.Check() is { } invalid ? (null, invalid) : (value, null);
    }

    /// <summary>
    /// The conversation after the change; the very same when it changes nothing. Only what it says is news that moves it up in the list: marking it, putting it
    /// away or looking at another branch is not.
    /// </summary>
    internal Conversation Apply(Conversation conversation, DateTimeOffset now)
    {
        var said = conversation with
        {
            Title = Title ?? conversation.Title,
            TitleSource = Title is null ? conversation.TitleSource : TitleSource.Person,
            Model = HasModel ? Model : conversation.Model,
            System = HasSystem ? System : conversation.System,
        };
        var changed = (said == conversation ? conversation : said with { UpdatedAt = now }) with
        {
            Pinned = Pinned ?? conversation.Pinned,
            Archived = Archived ?? conversation.Archived,
            ActiveLeaf = ActiveLeaf ?? conversation.ActiveLeaf,
        };
        return changed == conversation ? conversation : changed;
    }
}
