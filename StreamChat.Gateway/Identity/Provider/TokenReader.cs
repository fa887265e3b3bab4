using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace StreamChat.Gateway.Identity.Provider;

/// <summary>
/// Reads tokens that the provider has signed. What they say of where keys are to be had (<c>jku</c>, <c>x5u</c>, <c>jwk</c>) does not count, nor
/// which algorithm they would like: only signatures by a key pair, one of the provider's own.
/// </summary>
internal sealed class TokenReader(IssuerKeys keys, TimeProvider time)
{
    internal static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Who the token is of; null when it is not good.</summary>
    /// <exception cref="HttpRequestException">The provider's keys cannot be had.</exception>
    internal async Task<ClaimsIdentity?> ReadAsync(string token, string audience, string[]? types)
    {
        if (!_handler.CanReadToken(token) || Read(token) is not { } read)
        {
            return null;
        }

        var provider = await keys.GetAsync();
        if (provider.SigningKeys.All(key => key.KeyId != read.Kid))
        {
            provider = await keys.GetAnewAsync();
        }

        var result = await ValidateAsync(token, audience, types, provider);
        return result.IsValid ? result.ClaimsIdentity : null;
    }

    /// <summary>What the token says, whether it is true or not; null when it is no token.</summary>
    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private Task<TokenValidationResult> ValidateAsync(string token, string audience, string[]? types, OpenIdConnectConfiguration provider) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = types,
            IssuerSigningKeys = provider.SigningKeys,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
            NameClaimType = "name",
        });

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }
}
