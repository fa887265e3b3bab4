using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of conversations.</summary>
internal static class ConversationRows
{
    internal static ConversationRow? Find(SqliteConnection database, string owner, string id) => database.First(
        "SELECT key, record FROM conversations WHERE owner = (SELECT key FROM owners WHERE name = $owner) AND id = $id",
        reader => new ConversationRow(reader.GetInt64(0), Read(reader.GetBytes(1))),
        ("$owner", owner),
        ("$id", id));

    internal static ConversationRow Find(SqliteConnection database, long key) =>
        database.First(
            "SELECT record FROM conversations WHERE key = $key",
            reader => new ConversationRow(key, Read(reader.GetBytes(0))),
            ("$key", key))!;

    internal static ConversationRow Add(SqliteConnection database, string owner, Conversation conversation)
    {
        var ownerKey = OwnerRows.FindOrAdd(database, owner);
        var key = database.Number(
            """
            INSERT INTO conversations (owner, id, archived, pinned, updated, record)
            VALUES ($owner, $id, $archived, $pinned, $updated, $record) RETURNING key
            """,
            [("$owner", ownerKey), ("$id", conversation.Id), .. Columns(conversation)]);
        WordRows.AddTitle(database, key, conversation.Title);
        return new ConversationRow(key, conversation);
    }

    /// <summary>Stores the record, its version raised; returns it as it stands then.</summary>
    internal static Conversation Change(SqliteConnection database, ConversationRow row, Conversation changed)
    {
        changed = changed with { Id = row.Record.Id, Version = row.Record.Version + 1 };
        database.Execute(
            "UPDATE conversations SET archived = $archived, pinned = $pinned, updated = $updated, record = $record WHERE key = $key",
            [("$key", row.Key), .. Columns(changed)]);
        if (changed.Title != row.Record.Title)
        {
            WordRows.RemoveTitle(database, row.Key, row.Record.Title);
            WordRows.AddTitle(database, row.Key, changed.Title);
        }

        return changed;
    }

    internal static List<string> Ids(SqliteConnection database, long ownerKey) =>
        database.All("SELECT id FROM conversations WHERE owner = $owner", reader => reader.GetString(0), ("$owner", ownerKey));

    internal static void Delete(SqliteConnection database, long key) =>
        database.Execute("DELETE FROM conversations WHERE key = $key", ("$key", key));

    internal static Conversation Read(byte[] record) => JsonSerializer.Deserialize(record, StoreJson.Conversation)!;

    private static (string Name, object? Value)[] Columns(Conversation conversation) =>
    [
        ("$archived", conversation.Archived),
        ("$pinned", conversation.Pinned),
        ("$updated", conversation.UpdatedAt.ToUnixTimeMilliseconds()),
        ("$record", JsonSerializer.SerializeToUtf8Bytes(conversation, StoreJson.Conversation)),
    ];
}
