using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Revocation;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>Knows people by the cookie that they got when they signed in.</summary>
internal sealed class SessionIdentifier(RevokedSessions revoked, IOptions<IdentityOptions> options, TimeProvider time) : ICallerIdentifier
{
    private static readonly Identification Ended = Identification.Refuse("The session has ended; sign in again.");

    public async ValueTask<Identification> IdentifyAsync(HttpContext context)
    {
        if (!options.Value.HasIssuer || context.Request.Headers.Authorization.Count > 0 || !SessionCookie.IsThere(context))
        {
            return Identification.Unknown;
        }

        return await FindAsync(context) is { } session ? Identification.Of(session.Person, () => IsGoodAsync(session)) : Ended;
    }

    /// <summary>The session of a request; null when there is none that is good.</summary>
    internal async ValueTask<Session?> FindAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(Session.SchemeName);
        return result.Succeeded && Session.Read(result.Ticket) is { } session && await IsGoodAsync(session) ? session : null;
    }

    private async ValueTask<bool> IsGoodAsync(Session session) => time.GetUtcNow() < session.EndsAt && !await revoked.ContainsAsync(session.Id);
}
