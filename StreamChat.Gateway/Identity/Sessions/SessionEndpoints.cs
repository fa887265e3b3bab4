using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Identity.Provider;
using StreamChat.Gateway.Limits;
using StreamChat.Gateway.Revocation;
using StreamChat.Gateway.Security.Origins;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>Signing in and out: <c>/auth/sign-in</c>, <c>/auth/callback</c>, <c>/auth/sign-out</c> (CONTRACT §7).</summary>
internal static class SessionEndpoints
{
    internal const string CallbackPath = "/auth/callback";

    private static readonly TimeSpan WhenItMayBeBack = TimeSpan.FromSeconds(5);

    internal static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/auth").WithMetadata(new CountedAttribute());
        group.MapGet("/sign-in", SignInAsync);
        group.MapGet("/callback", FinishAsync);
        group.MapPost("/sign-out", SignOutAsync).WithMetadata(new SameOriginAttribute());
        return routes;
    }

    /// <summary>Sends a browser to the provider, to come back to an address of ours.</summary>
    private static async Task<Results<ChallengeHttpResult, ProblemResult>> SignInAsync(string? return_to, IssuerKeys keys, IOptions<IdentityOptions> options)
    {
        if (!options.Value.HasIssuer)
        {
            return Nothing();
        }

        try
        {
            await keys.GetAsync();
            return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(return_to) }, [SignInHandler.SchemeName]);
        }
        catch (HttpRequestException)
        {
            return Problem.Result(ProblemCodes.UpstreamUnavailable, "The identity provider is not available right now.", WhenItMayBeBack);
        }
    }

    private static async Task<Results<EmptyHttpResult, ProblemResult>> FinishAsync(
        HttpContext context, IAuthenticationHandlerProvider handlers, IOptions<IdentityOptions> options)
    {
        if (!options.Value.HasIssuer)
        {
            return Nothing();
        }

        var handler = (IAuthenticationRequestHandler)(await handlers.GetHandlerAsync(context, SignInHandler.SchemeName))!;
        await handler.HandleRequestAsync();
        return TypedResults.Empty;
    }

    private static async Task<Results<NoContent, ProblemResult>> SignOutAsync(
        HttpContext context, SessionIdentifier sessions, RevokedSessions revoked, AuditLog audit, IOptions<IdentityOptions> options)
    {
        if (!options.Value.HasIssuer)
        {
            return Nothing();
        }

        if (await sessions.FindAsync(context) is { } session)
        {
            await revoked.AddAsync(session.Id, session.EndsAt);
            audit.SignedOut(context, session.Person);
        }

        await context.SignOutAsync(Session.SchemeName);
        context.Response.Headers["Clear-Site-Data"] = "\"cookies\", \"storage\"";
        return TypedResults.NoContent();
    }

    private static ProblemResult Nothing() => Problem.Result(ProblemCodes.NotFound, "There is nobody here to sign in with.");
}
