using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.RequestIds;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace StreamChat.Gateway.Identity;

/// <summary>
/// Tells the api who the caller is, signed, and takes the credentials off: neither a caller's key nor their cookie goes further than here.
/// </summary>
internal sealed class CallerTransform(CallerSignature signature) : ITransformProvider
{
    public void ValidateRoute(TransformRouteValidationContext context)
    {
    }

    public void ValidateCluster(TransformClusterValidationContext context)
    {
    }

    public void Apply(TransformBuilderContext context)
    {
        context.AddRequestTransform(WithoutCredentials);
        if (context.Route.ClusterId != GatewayRoutes.FrontendCluster)
        {
            context.AddRequestTransform(SignAsync);
        }
    }

    private static ValueTask WithoutCredentials(RequestTransformContext context)
    {
        context.ProxyRequest.Headers.Remove("Authorization");
        context.ProxyRequest.Headers.Remove("Cookie");
        return ValueTask.CompletedTask;
    }

    private ValueTask SignAsync(RequestTransformContext context)
    {
        var request = new SignedRequest(
            RequestId.Of(context.HttpContext),
            context.ProxyRequest.Method.Method,
            context.Path.Value ?? "",
            context.Query.QueryString.Value ?? "");
        context.ProxyRequest.Headers.TryAddWithoutValidation(
            CallerSignature.HeaderName, signature.Sign(Caller.Of(context.HttpContext), request));
        return ValueTask.CompletedTask;
    }
}
