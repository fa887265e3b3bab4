using StreamChat.Api.Storage.Embedded.Database;
using StreamChat.Api.Storage.Embedded.Rows;

namespace StreamChat.Api.Storage.Embedded;

/// <summary>Opens the store when the service starts, says where it is, and every minute deletes what has expired.</summary>
internal sealed partial class EmbeddedUpkeep(EmbeddedDatabase database, TimeProvider time, ILogger<EmbeddedUpkeep> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using PeriodicTimer timer = new(Interval, time);
            LogStore(database.Path);
            do
            {
                await DeleteExpiredAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    internal async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await database.WriteAsync(write => DeleteSlice(write), cancellationToken))
            {
            }
        }
        catch (StoreUnavailableException e)
        {
            LogUnavailable(database.Path, e.Reason);
        }
    }

    private bool DeleteSlice(DatabaseWrite write)
    {
        var expired = ExpiredRows.Delete(write.Database, time.GetUtcNow().ToUnixTimeMilliseconds());
        return OwnerRows.DeleteRemoved(write.Database) || expired;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Without Redis, conversations are kept in {File}, for this process alone.")]
    private partial void LogStore(string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store in {File} is not available: {Reason}. It is tried again.")]
    private partial void LogUnavailable(string file, string reason);
}
