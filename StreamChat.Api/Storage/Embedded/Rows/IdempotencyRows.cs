using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of idempotency keys.</summary>
internal static class IdempotencyRows
{
    internal static IdempotencyRow? Find(SqliteConnection database, long ownerKey, string name, long now) => database.First(
        """
        SELECT i.fingerprint, r.record FROM idempotency i JOIN runs r ON r.key = i.run
        WHERE i.owner = $owner AND i.name = $name AND i.until > $now
        """,
        reader => new IdempotencyRow(reader.GetString(0), JsonSerializer.Deserialize(reader.GetBytes(1), StoreJson.Run)!),
        ("$owner", ownerKey),
        ("$name", name),
        ("$now", now));

    /// <summary>Notes the key, in place of one that has expired.</summary>
    internal static void Put(SqliteConnection database, long ownerKey, long runKey, IdempotencyClaim claim, long until) => database.Execute(
        "INSERT OR REPLACE INTO idempotency (owner, name, fingerprint, run, until) VALUES ($owner, $name, $fingerprint, $run, $until)",
        ("$owner", ownerKey),
        ("$name", claim.Key),
        ("$fingerprint", claim.Fingerprint),
        ("$run", runKey),
        ("$until", until));

    internal static void Release(SqliteConnection database, long runKey) =>
        database.Execute("DELETE FROM idempotency WHERE run = $run", ("$run", runKey));
}
