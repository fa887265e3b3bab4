using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Security.Origins;

/// <summary>
/// Keeps other sites' pages from using our api in the name of whoever looks at them (CONTRACT §7). A browser says which site a request
/// comes from; what it sends by itself, a cookie or the address, counts only for our own. Reading counts too: an answer costs. Callers with a key
/// or token are left alone, because no browser sends those by itself.
/// </summary>
internal sealed class SameOriginMiddleware(RequestDelegate next, AuditLog audit)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsGuarded(context) || IsOurs(context.Request))
        {
            return next(context);
        }

        audit.Forbidden(context, "another site's page asked");
        return Problem.Result(ProblemCodes.Forbidden, "Requests of other sites' pages need an API key or a token.").ExecuteAsync(context);
    }

    private static bool IsGuarded(HttpContext context) =>
        GatewayRoutes.IsForApi(context)
            ? context.Request.Headers.Authorization.Count == 0
            : context.GetEndpoint()?.Metadata.GetMetadata<SameOriginAttribute>() is not null;

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            // "none" is a person who typed the address: that may look, but changes nothing.
            return site == "same-origin" || (site == "none" && IsSafe(request));
        }

        var origin = request.Headers.Origin;
        if (origin.Count > 0)
        {
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }

        // A browser too old to say where it comes from would still bring its cookie.
        return IsSafe(request) || request.Headers.Cookie.Count == 0;
    }

    private static bool IsSafe(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
