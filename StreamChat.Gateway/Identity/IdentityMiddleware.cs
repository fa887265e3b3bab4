using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Routing;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Identity;

/// <summary>Finds out who the caller is. The page and its files are there for everybody; what the api answers is not.</summary>
internal sealed class IdentityMiddleware(RequestDelegate next, IEnumerable<ICallerIdentifier> ways, AuditLog audit)
{
    private readonly ICallerIdentifier[] _ways = [.. ways];

    public async Task InvokeAsync(HttpContext context)
    {
        var identification = await IdentifyAsync(context);
        identification.Caller?.SetOn(context);
        if (identification.Caller is null && GatewayRoutes.IsForApi(context))
        {
            audit.Unauthenticated(context, identification.Refusal ?? "no credentials that are known");
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problem.Result(ProblemCodes.Unauthenticated, identification.Refusal ?? "Sign in, or send an API key.").ExecuteAsync(context);
            return;
        }

        await next(context);
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
}
