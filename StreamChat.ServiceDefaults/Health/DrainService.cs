using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Server;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>
/// Holds the shutdown until the open requests have ended, at most for the drain time. The server still listens meanwhile: Kestrel closes
/// its listener first thing in its own stop, and probes would then be refused a connection instead of being told "alive, but not ready".
/// </summary>
internal sealed partial class DrainService(
    Drain drain,
    OpenRequests requests,
    DrainMetrics metrics,
    IHostApplicationLifetime lifetime,
    IOptions<ServerOptions> options,
    TimeProvider time,
    ILogger<DrainService> logger) : IHostedLifecycleService, IDisposable
{
    private CancellationTokenRegistration _stopping;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // A signal cancels ApplicationStopping first and stops the host after it; readiness must flip with the signal.
        _stopping = lifetime.ApplicationStopping.Register(drain.Begin);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        drain.Begin();
        var open = requests.Count;
        if (open == 0)
        {
            return;
        }

        LogDraining(open, options.Value.DrainTimeout.TotalSeconds);
        using var deadline = new CancellationTokenSource(options.Value.DrainTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await requests.WhenEmptyAsync(either.Token);
            metrics.Finished(open);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Out of time: the server's stop cuts what is left.
            LogCut(requests.Count);
            metrics.Cut(requests.Count);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining {Open} open requests for at most {Seconds} s.")]
    private partial void LogDraining(int open, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The drain time is over with {Open} requests still open; they are cut.")]
    private partial void LogCut(int open);
}
