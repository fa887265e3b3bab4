using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.Settings;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace StreamChat.Gateway.Routing;

/// <summary>Registers and maps the way to the services behind the gateway.</summary>
internal static class RoutingExtensions
{
    internal static IServiceCollection AddRoutes(this IServiceCollection services)
    {
        services.AddSettings<RoutingOptions>(RoutingOptions.SectionName);
        services.AddSingleton<IProxyConfigProvider, RouteConfigProvider>();
        services.AddSingleton<IForwarderHttpClientFactory, ServiceClientFactory>();
        services.AddReverseProxy();
        return services;
    }

    internal static IEndpointRouteBuilder MapRoutes(this IEndpointRouteBuilder routes)
    {
        // What services say of themselves stays inside; the gateway's own two addresses are more specific than these.
        routes.Map("/health/{**rest}", NotFound);
        routes.Map("/metrics/{**rest}", NotFound);

        routes.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ProxyProblems>();
            proxy.UseLoadBalancing();
        });
        return routes;
    }

    private static ProblemResult NotFound() => Problem.Result(ProblemCodes.NotFound, "There is nothing at this address.");
}
