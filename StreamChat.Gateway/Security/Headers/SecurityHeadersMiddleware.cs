using StreamChat.Gateway.Routing;
using Yarp.ReverseProxy.Model;

namespace StreamChat.Gateway.Security.Headers;

/// <summary>Puts the security headers on as the response starts, when nothing can take them away any more.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Finish, context);
        return next(context);
    }

    private static Task Finish(object state)
    {
        var context = (HttpContext)state;
        SecurityHeaders.Apply(context);

        // Only the page's own files may be kept, as the frontend says. Streams have said "no-cache" themselves.
        var cluster = context.Features.Get<IReverseProxyFeature>()?.Cluster.Config.ClusterId;
        if (cluster != GatewayRoutes.FrontendCluster && context.Response.Headers.CacheControl.Count == 0)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
