using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace StreamChat.Tests.AspireHosting.Infrastructure;

/// <summary>The services of the app model, without an application.</summary>
internal sealed class AppModel : IDisposable
{
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    internal AppModel(IServiceProvider? services = null, TimeProvider? time = null)
    {
        services ??= new EmptyServices();
        Loggers = new ResourceLoggerService { TimeProvider = time ?? TimeProvider.System };
        Notifications = new(NullLogger<ResourceNotificationService>.Instance, (IHostApplicationLifetime)_lifetime, services, Loggers);
        Commands = new(Notifications, Loggers, services);
    }

    internal ResourceNotificationService Notifications { get; }

    internal ResourceLoggerService Loggers { get; }

    internal ResourceCommandService Commands { get; }

    /// <summary>Publishes a state, and nothing else.</summary>
    internal Task PublishAsync(IResource resource, string state) =>
        Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = state });

    public void Dispose()
    {
        Notifications.Dispose();
        Loggers.Dispose();
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
