using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Keys;

/// <summary>
/// Keeps API keys. Every call ends in time, by itself within a second, if need be with a <see cref="StoreUnavailableException"/>.
/// </summary>
internal interface IKeyStore
{
    /// <summary>Adds a key; false, and nothing added, when the owner has as many as <paramref name="most"/>.</summary>
    Task<bool> AddAsync(string owner, ApiKey key, int most, CancellationToken cancellationToken);

    /// <summary>The owner's keys, newest first, those that have expired too.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(string owner, CancellationToken cancellationToken);

    /// <summary>The key with that id, whoever owns it; null when there is none.</summary>
    Task<OwnedKey?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes one of the owner's keys; false when they have none with that id.</summary>
    Task<bool> RemoveAsync(string owner, string id, CancellationToken cancellationToken);

    /// <summary>Removes all of the owner's keys.</summary>
    Task RemoveAllAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Notes when a key was used; nothing is noted of one that is gone.</summary>
    Task NoteUseAsync(string owner, string id, DateTimeOffset usedAt, CancellationToken cancellationToken);
}
