using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>An application that can be run.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EntryPointObserver? _observer;
    private bool _hasStarted;

    /// <summary>Around a host.</summary>
    public DistributedApplication(IHost host)
        : this(host, observer: null)
    {
    }

    internal DistributedApplication(IHost host, EntryPointObserver? observer) => (_host, _observer) = (host, observer);

    /// <inheritdoc/>
    public IServiceProvider Services => _host.Services;

    /// <summary>The state of the resources.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Runs commands of the resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>A builder.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>A builder with the arguments of the process.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>A builder with options.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    /// <summary>Runs until it is told to stop. What keeps it from running is written in one line, with exit code 1.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until it is told to stop. What keeps it from running is written in one line, with exit code 1.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_observer is not null)
        {
            // A test starts and stops the application; the entry point only stays until then.
            await _observer.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await RunToEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DistributedApplicationException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            Environment.ExitCode = 1;
        }
    }

    /// <inheritdoc/>
    public virtual Task StartAsync(CancellationToken cancellationToken = default)
    {
        _hasStarted = true;
        return _host.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public virtual Task StopAsync(CancellationToken cancellationToken = default)
    {
        _hasStarted = false;
        return _host.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_hasStarted)
        {
            // A host that is only disposed leaves its processes behind.
            await StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ((IAsyncDisposable)_host).DisposeAsync().ConfigureAwait(false);
        _observer?.End();
        GC.SuppressFinalize(this);
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    // The host stops when a background service fails, and says so only in a log that is off here.
    private void ThrowIfAServiceFailed()
    {
        var failures = Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(service => service.ExecuteTask?.Exception?.GetBaseException());
        if (failures.FirstOrDefault(failure => failure is not null) is { } cause)
        {
            throw new DistributedApplicationException(cause.Message, cause);
        }
    }

    private async Task RunToEndAsync(CancellationToken cancellationToken)
    {
        await using (this)
        {
            if (Services.GetRequiredService<DistributedApplicationExecutionContext>().IsPublishMode)
            {
                await Services.GetRequiredService<KubernetesPublisher>().PublishAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
            try
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Told to stop while it started; what had started is stopped with the disposal.
                return;
            }

            await _host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            _hasStarted = false;
            ThrowIfAServiceFailed();
        }
    }
}
