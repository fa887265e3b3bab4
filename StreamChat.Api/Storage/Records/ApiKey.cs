using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Api.Storage.Records;

/// <summary>An API key as it is kept, of which nobody can make the key again.</summary>
internal sealed record ApiKey
{
    /// <summary>The public part of the key.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole key, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required CallerScopes Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was used, to a minute or so; stores keep it apart from the rest, which never changes.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
