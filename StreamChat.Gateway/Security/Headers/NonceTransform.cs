using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Pages;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace StreamChat.Gateway.Security.Headers;

/// <summary>Gives each response of the frontend a nonce, and tells the frontend.</summary>
internal sealed class NonceTransform : ITransformProvider
{
    public void ValidateRoute(TransformRouteValidationContext context)
    {
    }

    public void ValidateCluster(TransformClusterValidationContext context)
    {
    }

    public void Apply(TransformBuilderContext context)
    {
        if (context.Route.ClusterId == GatewayRoutes.FrontendCluster)
        {
            context.AddRequestTransform(Tell);
        }
    }

    private static ValueTask Tell(RequestTransformContext context)
    {
        var nonce = ScriptNonce.New();
        context.HttpContext.Features.Set(nonce);
        context.ProxyRequest.Headers.TryAddWithoutValidation(PageNonce.HeaderName, nonce.Value);
        return ValueTask.CompletedTask;
    }
}
