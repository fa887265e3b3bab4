using StreamChat.Gateway.Routing;

namespace StreamChat.Gateway.Audit;

/// <summary>Writes down what the api has said yes and no to: keys that were made and revoked, and what a caller's scopes are not good for.</summary>
internal sealed class AuditMiddleware(RequestDelegate next, AuditLog audit)
{
    private const string Keys = "/api/keys";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (!GatewayRoutes.IsForApi(context))
        {
            return;
        }

        switch (context.Response.StatusCode)
        {
            case StatusCodes.Status201Created when context.Request.Path == Keys:
                audit.KeyMade(context, LastPart(context.Response.Headers.Location.ToString()));
                break;
            case StatusCodes.Status204NoContent when HttpMethods.IsDelete(context.Request.Method) && context.Request.Path.StartsWithSegments(Keys):
                audit.KeyRevoked(context, LastPart(context.Request.Path.Value!));
                break;
            case StatusCodes.Status403Forbidden:
                audit.Forbidden(context, "the api refused, the scopes do not reach so far");
                break;
        }
    }

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];
}
