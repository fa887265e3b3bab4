using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Keys;

/// <summary>API keys in a SQLite file.</summary>
internal sealed class EmbeddedKeyStore(EmbeddedDatabase database) : IKeyStore
{
    public Task<bool> AddAsync(string owner, ApiKey key, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(write => KeyRows.Add(write.Database, owner, key, most), cancellationToken);

    public Task<IReadOnlyList<ApiKey>> ListAsync(string owner, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ApiKey>>(reader => KeyRows.Of(reader, owner), cancellationToken);

    public Task<OwnedKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => KeyRows.Find(reader, id), cancellationToken);

    public Task<bool> RemoveAsync(string owner, string id, CancellationToken cancellationToken) =>
        database.WriteAsync(write => KeyRows.Remove(write.Database, owner, id), cancellationToken);

    public Task RemoveAllAsync(string owner, CancellationToken cancellationToken) =>
        database.WriteAsync(write => KeyRows.RemoveAll(write.Database, owner), cancellationToken);

    public Task NoteUseAsync(string owner, string id, DateTimeOffset usedAt, CancellationToken cancellationToken) =>
        database.WriteAsync(write => KeyRows.NoteUse(write.Database, owner, id, usedAt.ToUnixTimeMilliseconds()), cancellationToken);
}
