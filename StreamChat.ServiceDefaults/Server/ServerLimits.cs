using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace StreamChat.ServiceDefaults.Server;

/// <summary>
/// Puts the configured times on the server and on the host's shutdown. At start and not by <c>IConfigureOptions</c>: host and server read
/// their options while they are built, where a bad setting could not be told in one line.
/// </summary>
internal sealed class ServerLimits(
    IOptions<ServerOptions> options,
    IOptions<KestrelServerOptions> kestrel,
    IOptions<HostOptions> host) : IHostedService
{
    // What the server and the hosted services may take after the drain.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(3);

    // The server takes a grace period of a second and no more for an error.
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(1.1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var times = options.Value;
        var limits = kestrel.Value.Limits;
        limits.RequestHeadersTimeout = times.ReadTimeout;
        limits.KeepAliveTimeout = times.IdleTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: times.ReadTimeout > LeastGrace ? times.ReadTimeout : LeastGrace);
        host.Value.ShutdownTimeout = times.DrainTimeout + StopTime;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
