namespace StreamChat.Gateway.Limits.Streams;

/// <summary>Renews the leases of this replica's open streams well before they end.</summary>
internal sealed class StreamRenewal(StreamLimit streams, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = SharedStreams.Lease / 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await streams.RenewAsync();
        }
    }
}
