using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of those who own something.</summary>
internal static class OwnerRows
{
    /// <summary>The owner's key; 0, which nothing belongs to, when they own nothing yet.</summary>
    internal static long Find(SqliteConnection database, string owner) =>
        database.Number("SELECT key FROM owners WHERE name = $name", ("$name", owner));

    internal static long FindOrAdd(SqliteConnection database, string owner) => Find(database, owner) is var key and not 0
        ? key
        : database.Number("INSERT INTO owners (name) VALUES ($name) RETURNING key", ("$name", owner));

    /// <summary>Takes the owner's name from all that is theirs: from now on it is nobody's, and waits to be deleted.</summary>
    internal static void Remove(SqliteConnection database, long key) =>
        database.Execute("UPDATE owners SET name = NULL, removed = 1 WHERE key = $key", ("$key", key));

    /// <summary>Deletes a slice of what waits for it; false when nothing does.</summary>
    internal static bool DeleteRemoved(SqliteConnection database)
    {
        const int Slice = 5; // conversations, so that no other write waits for long

        var key = database.Number("SELECT key FROM owners WHERE removed LIMIT 1");
        if (key == 0)
        {
            return false;
        }

        var deleted = database.Execute(
            "DELETE FROM conversations WHERE key IN (SELECT key FROM conversations WHERE owner = $key LIMIT $slice)", ("$key", key), ("$slice", Slice));
        if (deleted < Slice)
        {
            database.Execute("DELETE FROM owners WHERE key = $key", ("$key", key));
        }

        return true;
    }
}
