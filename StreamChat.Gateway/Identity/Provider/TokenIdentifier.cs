using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Identity.Provider;

/// <summary>Knows callers by an access token of the provider's.</summary>
internal sealed class TokenIdentifier(TokenReader reader, IOptions<IdentityOptions> options, TimeProvider time) : ICallerIdentifier
{
    private const string Scheme = "Bearer ";

    private const int MaxLength = 16 * 1024;

    // A token that says of itself that it is something else, such as a logout token, opens nothing.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    private static readonly Identification Bad = Identification.Refuse("The token is not valid here, or has expired.");

    private static readonly Problem Away = new(ProblemCodes.UpstreamUnavailable, "Whether the token is valid cannot be found out right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public async ValueTask<Identification> IdentifyAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!options.Value.HasIssuer || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Identification.Unknown;
        }

        var token = header[Scheme.Length..];
        if (ApiKeyText.IsMeant(token) || token.Count(each => each == '.') != 2 || token.Length > MaxLength)
        {
            return Identification.Unknown;
        }

        try
        {
            return await ReadAsync(token);
        }
        catch (HttpRequestException)
        {
            return Identification.Fail(Away);
        }
    }

    private async Task<Identification> ReadAsync(string token)
    {
        // Only the token of a sign-in has a nonce: it says who somebody is, and is no key to anything.
        if (await reader.ReadAsync(token, options.Value.ExpectedAudience, Types) is not { } claims
            || claims.HasClaim(claim => claim.Type == "nonce")
            || Person.Read(claims, CallerKind.Bearer) is not { } caller)
        {
            return Bad;
        }

        var end = DateTimeOffset.FromUnixTimeSeconds(long.Parse(claims.FindFirst("exp")!.Value, System.Globalization.CultureInfo.InvariantCulture)) + TokenReader.Skew;
        return Identification.Of(caller, () => ValueTask.FromResult(time.GetUtcNow() < end));
    }
}
