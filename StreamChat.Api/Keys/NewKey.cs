using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Keys;

/// <summary>The body of <c>POST /api/keys</c>.</summary>
internal sealed record NewKey(string Name, CallerScopes Scopes, DateTimeOffset? ExpiresAt)
{
    private const int MaxNameLength = 100;

    internal static async Task<(NewKey? Value, Problem? Problem)> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (fields, problem) = await Fields.ReadAsync(request, cancellationToken);
        if (fields is null)
        {
            return (null, problem);
        }

        var name = fields.Text("name", MaxNameLength, isRequired: true);
        if (name?.Any(char.IsControl) == true)
        {
            fields.Refuse("name", "must be one line");
        }

        var scopes = ReadScopes(fields);
        var expiresAt = fields.Time("expires_at");
        if (expiresAt <= now)
        {
            fields.Refuse("expires_at", "must be yet to come");
        }

        return fields.Check() is { } invalid ? (null, invalid) : (new NewKey(name!, scopes, expiresAt), null);
    }

    internal ApiKey Create(string id, string hash, DateTimeOffset now) =>
        new() { Id = id, Name = Name, Hash = hash, Scopes = Scopes, CreatedAt = now, ExpiresAt = ExpiresAt };

    /// <summary>Without a word of it a key can ask for answers, and nothing else.</summary>
    private static CallerScopes ReadScopes(Fields fields)
    {
        if (fields.Texts("scopes") is not { } names)
        {
            return CallerScopes.Chat;
        }

        if (names.Count == 0 || names.Any(name => ScopeNames.Read(name) is null))
        {
            fields.Refuse("scopes", $"must be some of {ScopeNames.Join(CallerScopes.All)}");
        }

        return names.Aggregate(CallerScopes.None, (all, name) => all | (ScopeNames.Read(name) ?? CallerScopes.None));
    }
}
