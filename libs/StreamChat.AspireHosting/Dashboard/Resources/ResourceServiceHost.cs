using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Grpc;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>
/// Serves the resources to the dashboard, as long as the application lives: after an outage of more than two seconds the dashboard
/// silently stops asking.
/// </summary>
internal sealed class ResourceServiceHost(
    IOptions<DashboardOptions> options,
    TimeProvider timeProvider,
    ILoggerFactory loggers,
    ResourceNotificationService notifications,
    ResourceLoggerService resourceLoggers,
    ResourceCommandService commands) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private KestrelServer? _server;

    /// <summary>Where it listens, once it does.</summary>
    internal Task<Uri> Address => _address.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _server = CreateServer();
        try
        {
            await _server.StartAsync(CreateEndpoint(), cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new DistributedApplicationException(
                $"Port {options.Value.ResourceServiceUrl?.Port}, which the resource service takes (ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL), is in use by another process; end it, or add -- --ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL=http://localhost:<another port>.", e);
        }

        var addresses = _server.Features.GetRequiredFeature<IServerAddressesFeature>();
        _address.SetResult(new Uri(addresses.Addresses.First()));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_server is not null)
        {
            await _server.StopAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _stopping.Dispose();
    }

    // The bare server: a web application inside this one would read its configuration and catch its signals.
    private KestrelServer CreateServer()
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Listen(IPAddress.Loopback, options.Value.ResourceServiceUrl?.Port ?? 0, listen => listen.Protocols = HttpProtocols.Http2);

        // Its log would tell people of connections that are none of theirs; failed calls are logged by the endpoint.
        var silent = NullLoggerFactory.Instance;
        return new(Options.Create(kestrel), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), silent), silent);
    }

    private GrpcEndpoint CreateEndpoint()
    {
        var service = new ResourceService(
            options.Value.ApplicationName, timeProvider.GetUtcNow().UtcDateTime, notifications, resourceLoggers, commands);
        return new(service.Methods, options.Value.ResourceServiceApiKey, loggers.CreateLogger<GrpcEndpoint>(), _stopping.Token);
    }
}
