using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Identity.Watching;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Identity;

/// <summary>
/// Finds out who the caller is. The page and its files are there for everybody; what the api answers is not. Bad credentials are told so: nobody
/// who shows some becomes a guest by their being wrong.
/// </summary>
internal sealed class IdentityMiddleware(
    RequestDelegate next, IEnumerable<ICallerIdentifier> ways, OpenRequests open, AuditLog audit)
{
    private static readonly Problem Nobody = new(ProblemCodes.Unauthenticated, "Sign in, or send an API key.");

    private static readonly Problem NotKnown = new(ProblemCodes.Unauthenticated, "The Authorization header holds no key or token that is good here.");

    private readonly ICallerIdentifier[] _ways = [.. ways];

    public async Task InvokeAsync(HttpContext context)
    {
        var identification = await IdentifyAsync(context);
        identification.Caller?.SetOn(context);
        if (!GatewayRoutes.IsForApi(context))
        {
            await next(context);
        }
        else if (identification.Caller is null)
        {
            await RefuseAsync(context, identification.Refusal ?? (context.Request.Headers.Authorization.Count > 0 ? NotKnown : Nobody));
        }
        else
        {
            using var watched = identification.IsStillGood is { } isStillGood ? open.Add(context, isStillGood) : null;
            await next(context);
        }
    }

    private async ValueTask<Identification> IdentifyAsync(HttpContext context)
    {
        foreach (var way in _ways)
        {
            var identification = await way.IdentifyAsync(context);
            if (identification != Identification.Unknown)
            {
                return identification;
            }
        }

        return Identification.Unknown;
    }

    private Task RefuseAsync(HttpContext context, Problem problem)
    {
        if (problem.Code == ProblemCodes.Unauthenticated)
        {
            audit.Unauthenticated(context, problem.Detail.TrimEnd('.'));
            context.Response.Headers.WWWAuthenticate =
                context.Request.Headers.Authorization.Count > 0 ? "Bearer error=\"invalid_token\"" : "Bearer";
        }

        return new ProblemResult(problem).ExecuteAsync(context);
    }
}
