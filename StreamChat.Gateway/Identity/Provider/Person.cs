using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity.Provider;

/// <summary>Who somebody is to us that the provider knows: the same however they come.</summary>
internal static class Person
{
    private const int MaxNameLength = 100;

    /// <summary>The caller; null when the provider does not say who it is.</summary>
    internal static Caller? Read(ClaimsIdentity claims, CallerKind kind)
    {
        var (issuer, subject) = (claims.FindFirst("iss")?.Value, claims.FindFirst("sub")?.Value);
        return string.IsNullOrEmpty(issuer) || string.IsNullOrEmpty(subject) ? null : new Caller { Id = IdOf(issuer, subject), Kind = kind, Name = NameOf(claims) };
    }

    // Opaque, and fit to be a part of a store's key, whatever the provider calls people.
    private static string IdOf(string issuer, string subject) =>
        $"person-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 20))}";

    private static string NameOf(ClaimsIdentity claims)
    {
        var name = (claims.FindFirst("name") ?? claims.FindFirst("preferred_username"))?.Value.Trim() ?? "";
        return name.Length <= MaxNameLength ? name : name[..MaxNameLength];
    }
}
