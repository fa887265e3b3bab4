using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamChat.Api.Chat;

namespace StreamChat.Tests.Infrastructure.Cluster;

/// <summary>A replica of the api within the test process: quick to start.</summary>
internal sealed class HostedReplica(ServiceHost<ChatOptions> host) : IReplica
{
    public Uri Address => host.Address;

    /// <inheritdoc cref="ServiceHost{TMarker}.Management"/>
    internal Uri Management => host.Management;

    internal IServiceProvider Services => host.Services;

    /// <summary>Asks it to end, as a signal does.</summary>
    internal void Terminate() => host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
