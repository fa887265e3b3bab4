using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers.Scopes;

namespace StreamChat.Api.Keys;

/// <summary>An API key as it is listed.</summary>
internal class KeyJson(ApiKey key)
{
    public string Id => key.Id;

    public string Name => key.Name;

    public string[] Scopes => ScopeNames.Of(key.Scopes);

    public DateTimeOffset CreatedAt => key.CreatedAt;

    public DateTimeOffset? ExpiresAt => key.ExpiresAt;

    public DateTimeOffset? LastUsedAt => key.LastUsedAt;
}
