using System.Diagnostics;
using System.Net;
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

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler)
    {
        if (options.Value.ApiH2c is null || context.ClusterId == GatewayRoutes.FrontendCluster)
        {
            return base.WrapHandler(context, handler);
        }

        var further = Enumerable.Range(1, options.Value.H2cConnections - 1).Select(_ => Create(context));
        return base.WrapHandler(context, new SpreadingHandler(further.Prepend(handler)));
    }

    /// <summary>One more handler as YARP makes the first.</summary>
    private SocketsHttpHandler Create(ForwarderHttpClientContext context)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            EnableMultipleHttp2Connections = true,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        };
        ConfigureHandler(context, handler);
        return handler;
    }
}
