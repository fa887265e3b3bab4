using Microsoft.Extensions.Hosting;

namespace Aspire.StackExchange.Redis.Tracing;

/// <summary>Writes spans every second, and what is left when the host stops.</summary>
internal sealed class RedisSpanWriter(RedisSpans spans, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                spans.Write(RedisSpans.Delay);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            spans.Write(TimeSpan.Zero);
        }
    }
}
