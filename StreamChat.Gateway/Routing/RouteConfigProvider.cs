using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Configuration;

namespace StreamChat.Gateway.Routing;

/// <summary>Hands the route table to YARP.</summary>
internal sealed class RouteConfigProvider(IOptions<RoutingOptions> options) : IProxyConfigProvider
{
    public IProxyConfig GetConfig()
    {
        try
        {
            return new RouteConfiguration(GatewayRoutes.Routes, GatewayRoutes.Clusters(options.Value));
        }
        catch (OptionsValidationException)
        {
            // YARP asks while the routes are mapped. The start, which comes after it, says in one line which setting is wrong.
            return new RouteConfiguration([], []);
        }
    }
}
