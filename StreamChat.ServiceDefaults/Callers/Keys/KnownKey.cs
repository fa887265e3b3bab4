using System.Security.Cryptography;

namespace StreamChat.ServiceDefaults.Callers.Keys;

/// <summary>What the gateway needs to know of an API key to let its holder in; the api tells it.</summary>
/// <param name="Owner">The caller for whom it acts.</param>
/// <param name="Name">What its maker calls it.</param>
/// <param name="Hash">The key's SHA-256.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="ExpiresAt">From when on it is good for nothing; null for never.</param>
public sealed record KnownKey(string Owner, string Name, ReadOnlyMemory<byte> Hash, CallerScopes Scopes, DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether this is the key, in a time that does not tell how much of it is right.</summary>
    public bool IsOf(string key) => CryptographicOperations.FixedTimeEquals(ApiKeyText.Hash(key), Hash.Span);

    /// <summary>Whether it has not expired.</summary>
    public bool IsGoodAt(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}
