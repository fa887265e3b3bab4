using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of messages.</summary>
internal static class MessageRows
{
    internal static bool Exists(SqliteConnection database, long conversationKey, string id) =>
        database.Number(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE conversation = $conversation AND id = $id)", ("$conversation", conversationKey), ("$id", id)) != 0;

    internal static List<Message> All(SqliteConnection database, long conversationKey) => database.All(
        "SELECT record FROM messages WHERE conversation = $conversation ORDER BY key",
        reader => JsonSerializer.Deserialize(reader.GetBytes(0), StoreJson.Message)!,
        ("$conversation", conversationKey));

    /// <summary>Adds the message, or replaces the one with its id, which keeps its place.</summary>
    internal static void Put(SqliteConnection database, long conversationKey, Message message) => database.Execute(
        """
        INSERT INTO messages (conversation, id, record) VALUES ($conversation, $id, $record)
        ON CONFLICT (conversation, id) DO UPDATE SET record = excluded.record
        """,
        ("$conversation", conversationKey),
        ("$id", message.Id),
        ("$record", JsonSerializer.SerializeToUtf8Bytes(message, StoreJson.Message)));
}
