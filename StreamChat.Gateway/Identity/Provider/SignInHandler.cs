using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using StreamChat.Gateway.Identity.Sessions;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Provider;

/// <summary>
/// Signs people in by OpenID Connect's code flow: the framework's OAuth handler keeps state, the browser's part of it, and PKCE; here come the
/// provider's addresses, the nonce, and the check of the token that says who it is.
/// </summary>
internal sealed class SignInHandler(
    IOptionsMonitor<OAuthOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IssuerKeys keys,
    TokenReader tokens,
    IOptions<IdentityOptions> identity) : OAuthHandler<OAuthOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "provider";

    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await FindProviderAsync();
        properties.Items[Nonce] = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Kept with the state, of which the provider sees nothing but that it comes back.
        var nonce = properties.Items[Nonce];
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce!);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            await FindProviderAsync();
        }
        catch (HttpRequestException e)
        {
            return HandleRequestResult.Fail(e);
        }

        // RFC 9207: an answer that says whose it is must be our provider's.
        var issuer = Request.Query["iss"];
        return issuer.Count > 0 && issuer != (await keys.GetAsync()).Issuer
            ? HandleRequestResult.Fail("The answer is another provider's.")
            : await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity _, AuthenticationProperties properties, OAuthTokenResponse response)
    {
        var idToken = response.Response!.RootElement.TryGetProperty("id_token", out var value) ? value.GetString() : null;
        var claims = idToken is null ? null : await tokens.ReadAsync(idToken, identity.Value.ClientId!, types: null);
        if (claims is null || claims.FindFirst(Nonce)?.Value is not { } nonce || nonce != properties.Items[Nonce]
            || Person.Read(claims, CallerKind.Person) is not { } person)
        {
            throw new AuthenticationFailureException("The provider's word on who it is is missing, not the provider's, or not for this sign-in.");
        }

        properties.Items.Remove(Nonce);
        return Session.Begin(person, properties.RedirectUri, TimeProvider.GetUtcNow()).ToTicket();
    }

    private async Task FindProviderAsync()
    {
        var provider = await keys.GetAsync();
        Options.AuthorizationEndpoint = provider.AuthorizationEndpoint;
        Options.TokenEndpoint = provider.TokenEndpoint;
    }
}
