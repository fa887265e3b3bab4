using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Bodies;

/// <summary>The body of <c>POST /api/conversations</c>.</summary>
internal sealed record NewConversation(string? Title, string? Model, string? System)
{
    internal static async Task<(NewConversation? Value, Problem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, problem) = await Fields.ReadAsync(request, cancellationToken);
        if (fields is null)
        {
            return (null, problem);
        }

        var value = new NewConversation(fields.Title(isRequired: false), fields.Model(), fields.System());
        return fields.Check() is { } invalid ? (null, invalid) : (value, null);
    }

    internal Conversation Create(DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        Title = Title ?? "",
        TitleSource = Title is null ? TitleSource.None : TitleSource.Person,
        Model = Model,
        System = System,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
