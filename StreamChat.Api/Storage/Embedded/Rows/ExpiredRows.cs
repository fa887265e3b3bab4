using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>Deletes what nobody finds any more.</summary>
internal static class ExpiredRows
{
    /// <summary>Deletes a slice; false when there is nothing (more) to delete.</summary>
    internal static bool Delete(SqliteConnection database, long now)
    {
        const int Slice = 50; // so that no other write waits for long

        var logs = database.All(
            "SELECT key FROM runs WHERE log_until <= $now LIMIT $slice", reader => reader.GetInt64(0), ("$now", now), ("$slice", Slice));
        foreach (var run in logs)
        {
            database.Execute("DELETE FROM log WHERE run = $run", ("$run", run));
            database.Execute("UPDATE runs SET log_until = NULL WHERE key = $run", ("$run", run));
        }

        var keys = database.Execute(
            "DELETE FROM idempotency WHERE (owner, name) IN (SELECT owner, name FROM idempotency WHERE until <= $now LIMIT $slice)",
            ("$now", now),
            ("$slice", Slice));
        var runs = database.Execute(
            "DELETE FROM runs WHERE key IN (SELECT key FROM runs WHERE until <= $now LIMIT $slice)", ("$now", now), ("$slice", Slice));
        return logs.Count + keys + runs > 0;
    }
}
