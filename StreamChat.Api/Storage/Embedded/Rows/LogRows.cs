using Microsoft.Data.Sqlite;
using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Storage.Embedded.Rows;

/// <summary>The table of logged events: a row for each batch, as it was written.</summary>
internal static class LogRows
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>Appends the batch and returns the last event that the log then holds; null when there would be a gap before it.</summary>
    internal static long? Append(SqliteConnection database, RunRow run, LogBatch batch)
    {
        if (batch.First > run.Last + 1)
        {
            return null;
        }

        // A writer that was not told of its success writes the same again, perhaps with more behind it.
        if (batch.Last <= run.Last)
        {
            return run.Last;
        }

        database.Execute("DELETE FROM log WHERE run = $run AND first >= $first", ("$run", run.Key), ("$first", batch.First));
        database.Execute(
            "INSERT INTO log (run, first, last, events) VALUES ($run, $first, $last, $events)",
            ("$run", run.Key),
            ("$first", batch.First),
            ("$last", batch.Last),
            ("$events", batch.Events.ToArray()));
        database.Execute("UPDATE runs SET last = $last WHERE key = $run", ("$run", run.Key), ("$last", batch.Last));
        return batch.Last;
    }

    internal static List<LogBatch> Read(SqliteConnection database, long runKey, long after)
    {
        List<LogBatch> batches = [];
        using var command = database.CreateCommand();
        command.CommandText = "SELECT first, last, events FROM log WHERE run = $run AND last > $after ORDER BY last";
        command.Parameters.AddWithValue("$run", runKey);
        command.Parameters.AddWithValue("$after", after);
        using var reader = command.ExecuteReader();
        for (var bytes = 0; bytes < MaxBytes && reader.Read();)
        {
            LogBatch batch = new(reader.GetInt64(0), reader.GetInt64(1), reader.GetBytes(2));
            batches.Add(batch);
            bytes += batch.Events.Length;
        }

        return batches;
    }
}
