using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.Settings;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace StreamChat.Gateway.Routing;

/// <summary>Registers and maps the way to the services behind the gateway.</summary>
internal static class RoutingExtensions
{
    internal static IServiceCollection AddRoutes(this IServiceCollection services)
    {
        services.AddSettings<RoutingOptions>(RoutingOptions.SectionName);
        services.AddSingleton<IProxyConfigProvider, RouteConfigProvider>();
        services.AddSingleton<IForwarderHttpClientFactory, ServiceClientFactory>();
        services.AddSingleton<IProblemFormat, OpenAIProblemFormat>();
        services.AddReverseProxy().AddTransforms(transforms => transforms
            .AddResponseTransform(FlushStreamHeadersAsync)
            .AddResponseTransform(Failover.HoldBackRefusal));

        // It logs every failed probe of a replica that is down with its stack; that the replica is out is told once, elsewhere.
        services.AddLogging(logging => logging.AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error));
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
            proxy.UseMiddleware<Failover>();
            proxy.UseLoadBalancing();
        });
        return routes;
    }

    /// <summary>Otherwise the head of a stream waits here for its first byte of body.</summary>
    private static async ValueTask FlushStreamHeadersAsync(ResponseTransformContext context)
    {
        if (context.ProxyResponse?.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            await context.HttpContext.Response.Body.FlushAsync(context.CancellationToken);
        }
    }

    private static ProblemResult NotFound() => Problem.Result(ProblemCodes.NotFound, "There is nothing at this address.");
}
