using Microsoft.Extensions.Hosting;

namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Notes that the service has come up.</summary>
internal sealed class StartupWatch(StartupState state, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private CancellationTokenRegistration _started;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = lifetime.ApplicationStarted.Register(() => state.IsStarted = true);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _started.Dispose();
}
