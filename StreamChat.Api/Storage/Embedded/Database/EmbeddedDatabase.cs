using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>
/// Runs the store's work on the file, away from the threads of requests: one write after the other, each in a transaction, and beside them
/// a few reads, each of one moment. Every call ends in time. The file is opened by the first call, and again after it broke.
/// </summary>
internal sealed class EmbeddedDatabase(IOptions<StoreOptions> options, EmbeddedNotifications notifications) : IDisposable
{
    private const int MaxReads = 4;

    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _maxDuration = options.Value.CallTimeout;
    private readonly DatabaseConnections _connections = new(options.Value);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(MaxReads, MaxReads);
    private bool _isClosed;

    /// <summary>Where the file is.</summary>
    internal string Path => DatabaseFile.PathOf(options.Value);

    /// <summary>Does all of <paramref name="work"/> or nothing of it.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was done.</exception>
    internal Task<T> WriteAsync<T>(Func<DatabaseWrite, T> work, CancellationToken cancellationToken) =>
        WriteAsync(work, _maxDuration, cancellationToken);

    /// <summary>The same for what a caller brings at once and may be much.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was done.</exception>
    internal Task<T> WriteMuchAsync<T>(Func<DatabaseWrite, T> work, CancellationToken cancellationToken) =>
        WriteAsync(work, _maxDuration * 10, cancellationToken);

    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        if (!_connections.AreOpen)
        {
            await OpenAsync(cancellationToken);
        }

        return await InTimeAsync(_maxDuration, new WriteDecision(), limit => InTurnAsync(_reading, () => Read(work), limit), cancellationToken);
    }

    /// <summary>Opens the file and makes its tables.</summary>
    internal Task OpenAsync(CancellationToken cancellationToken) => WriteAsync(_ => true, cancellationToken);

    public void Dispose()
    {
        // Who works ends first, and who comes later is told.
        Volatile.Write(ref _isClosed, true);
        _writing.Wait(PatienceAtTheEnd);
        for (var i = 0; i < MaxReads; i++)
        {
            _reading.Wait(PatienceAtTheEnd);
        }

        _connections.Dispose();
    }

    private Task<T> WriteAsync<T>(Func<DatabaseWrite, T> work, TimeSpan duration, CancellationToken cancellationToken)
    {
        WriteDecision decision = new();
        return InTimeAsync(duration, decision, limit => InTurnAsync(_writing, () => Write(work, decision), limit), cancellationToken);
    }

    /// <summary>In real time, for the disk does not wait for a test's clock.</summary>
    private async Task<T> InTimeAsync<T>(
        TimeSpan duration, WriteDecision decision, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        using CancellationTokenSource limit = new(duration, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var running = call(either.Token);
        try
        {
            return await running.WaitAsync(either.Token);
        }
        catch (OperationCanceledException e)
        {
            if (!decision.TryAbandon())
            {
                return await running; // it is being committed: its end is near, and nothing else is the truth
            }

            if (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new StoreUnavailableException("timeout", e);
            }

            throw;
        }
    }

    /// <summary>What has begun ends, even if its caller has stopped waiting.</summary>
    private static async Task<T> InTurnAsync<T>(SemaphoreSlim turns, Func<T> work, CancellationToken limit)
    {
        await turns.WaitAsync(limit);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            turns.Release();
        }
    }

    private T Write<T>(Func<DatabaseWrite, T> work, WriteDecision decision)
    {
        ThrowIfClosed();
        try
        {
            var writer = _connections.Writer();
            using var transaction = writer.BeginTransaction(deferred: false);
            DatabaseWrite write = new(writer);
            var result = work(write);
            if (!decision.TryCommit())
            {
                throw new OperationCanceledException("Nobody waits for this write any more.");
            }

            transaction.Commit();
            write.Announce(notifications);
            return result;
        }
        catch (SqliteException e)
        {
            if (e.BreaksConnection())
            {
                _connections.CloseWriter();
            }

            throw e.ToUnavailable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw e.ToUnavailable();
        }
    }

    private T Read<T>(Func<SqliteConnection, T> work)
    {
        ThrowIfClosed();
        SqliteConnection? reader = null;
        try
        {
            reader = _connections.Reader();
            T result;
            using (var moment = reader.BeginTransaction(deferred: true))
            {
                result = work(reader);
            }

            _connections.Return(reader);
            return result;
        }
        catch (SqliteException e)
        {
            reader?.Dispose();
            throw e.ToUnavailable();
        }
    }

    private void ThrowIfClosed()
    {
        if (Volatile.Read(ref _isClosed))
        {
            throw new StoreUnavailableException("closed");
        }
    }
}
