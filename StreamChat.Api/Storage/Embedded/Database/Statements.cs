using Microsoft.Data.Sqlite;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>Statements with named values: <c>database.Execute("DELETE FROM runs WHERE key = $key", ("$key", key))</c>.</summary>
internal static class Statements
{
    /// <summary>Returns how many rows it changed.</summary>
    internal static int Execute(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(database, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row; null, or 0 for a number, when there is none.</summary>
    internal static T? First<T>(
        this SqliteConnection database, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(database, sql, values);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    internal static List<T> All<T>(
        this SqliteConnection database, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Prepare(database, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A number; 0 when there is no row.</summary>
    internal static long Number(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        database.First(sql, reader => reader.GetInt64(0), values);

    internal static byte[] GetBytes(this SqliteDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static SqliteCommand Prepare(SqliteConnection database, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
