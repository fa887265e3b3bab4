using StreamChat.Gateway.Revocation;

namespace StreamChat.Gateway.Identity.Watching;

/// <summary>Looks every few seconds which open requests have lost their credentials: with what is known of a key for 5 s, within 10 s.</summary>
internal sealed partial class RevocationWatch(OpenRequests open, RevokedSessions revoked, TimeProvider time, ILogger<RevocationWatch> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using PeriodicTimer timer = new(Interval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await revoked.TellAsync();
                if (await open.EndRevokedAsync() is > 0 and var count)
                {
                    LogEnded(count);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} open requests were ended with their credentials.")]
    private partial void LogEnded(int count);
}
