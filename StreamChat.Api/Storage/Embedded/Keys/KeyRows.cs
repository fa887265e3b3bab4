using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Rows;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Keys;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Keys;

/// <summary>The table of API keys.</summary>
internal static class KeyRows
{
    internal static bool Add(SqliteConnection database, string owner, ApiKey key, int most)
    {
        var ownerKey = OwnerRows.FindOrAdd(database, owner);
        return database.Number("SELECT COUNT(*) FROM api_keys WHERE owner = $owner", ("$owner", ownerKey)) < most
            && database.Execute(
                "INSERT INTO api_keys (owner, id, record) VALUES ($owner, $id, $record)",
                ("$owner", ownerKey),
                ("$id", key.Id),
                ("$record", JsonSerializer.SerializeToUtf8Bytes(key, StoreJson.ApiKey))) == 1;
    }

    internal static List<ApiKey> Of(SqliteConnection database, string owner) => database.All(
        "SELECT record, used FROM api_keys WHERE owner = $owner ORDER BY key DESC", Read, ("$owner", OwnerRows.Find(database, owner)));

    internal static OwnedKey? Find(SqliteConnection database, string id) => database.First(
        "SELECT k.record, k.used, o.name FROM api_keys k JOIN owners o ON o.key = k.owner WHERE k.id = $id AND NOT o.removed",
        reader => new OwnedKey(reader.GetString(2), Read(reader)),
        ("$id", id));

    internal static bool Remove(SqliteConnection database, string owner, string id) => database.Execute(
        "DELETE FROM api_keys WHERE owner = $owner AND id = $id", ("$owner", OwnerRows.Find(database, owner)), ("$id", id)) == 1;

    internal static bool RemoveAll(SqliteConnection database, string owner) =>
        database.Execute("DELETE FROM api_keys WHERE owner = $owner", ("$owner", OwnerRows.Find(database, owner))) > 0;

    internal static bool NoteUse(SqliteConnection database, string owner, string id, long usedAt) => database.Execute(
        "UPDATE api_keys SET used = MAX(IFNULL(used, 0), $used) WHERE owner = $owner AND id = $id",
        ("$owner", OwnerRows.Find(database, owner)),
        ("$id", id),
        ("$used", usedAt)) == 1;

    private static ApiKey Read(SqliteDataReader reader) => JsonSerializer.Deserialize(reader.GetBytes(0), StoreJson.ApiKey)! with
    {
        LastUsedAt = reader.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
    };
}
