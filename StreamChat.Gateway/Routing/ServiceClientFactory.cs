using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace StreamChat.Gateway.Routing;

/// <summary>Makes the clients that speak to the services.</summary>
internal sealed class ServiceClientFactory(IOptions<RoutingOptions> options) : ForwarderHttpClientFactory
{
    // Long enough to save connects, short enough to follow a service whose address has moved.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = options.Value.ConnectTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetime;

        // Otherwise the api of a client that left is read on for up to 2 s before it sees the cancel.
        handler.ResponseDrainTimeout = TimeSpan.Zero;
    }
}
