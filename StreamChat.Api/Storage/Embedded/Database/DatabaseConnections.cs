using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>The file's connections: one that writes, and those that read, which see what was there when they began.</summary>
internal sealed class DatabaseConnections(StoreOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private DatabaseFile? _file;
    private SqliteConnection? _writer;

    /// <summary>Whether the file is there and has its tables.</summary>
    internal bool AreOpen => Volatile.Read(ref _writer) is not null;

    /// <summary>The writing connection; opens the file if need be. For one caller at a time.</summary>
    internal SqliteConnection Writer()
    {
        if (_writer is null)
        {
            _file ??= DatabaseFile.Open(options);
            var writer = Connect();
            try
            {
                // With the log ahead (WAL) readers never wait for the writer. Not every commit waits for the disk: a commit outlives
                // the process, however it ends; only with the machine the last moments may go, and never the file.
                writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
                Schema.Ensure(writer);
            }
            catch
            {
                writer.Dispose();
                throw;
            }

            Volatile.Write(ref _writer, writer);
        }

        return _writer;
    }

    /// <summary>A connection to read with, to be given back by <see cref="Return"/> if nothing broke.</summary>
    internal SqliteConnection Reader() => _readers.TryTake(out var reader) ? reader : Connect();

    internal void Return(SqliteConnection reader) => _readers.Add(reader);

    /// <summary>Lets go of the writing connection; the next use opens a new one.</summary>
    internal void CloseWriter()
    {
        _writer?.Dispose();
        Volatile.Write(ref _writer, null);
    }

    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        CloseWriter();
        _file?.Dispose();
    }

    private SqliteConnection Connect()
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = _file!.Path,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 1, // seconds to wait for somebody else's lock on the file
        }.ToString());
        connection.Open();
        return connection;
    }
}
