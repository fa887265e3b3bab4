using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace StreamChat.Gateway.Identity.Guests;

/// <summary>The cookie by which a browser stays the same guest.</summary>
internal sealed class GuestCookie(IDataProtectionProvider protection)
{
    // The prefix makes the browser hold it to this host and to https; over http it would not take it.
    private const string SecureName = "__Host-sc_guest";
    private const string PlainName = "sc_guest";

    private static readonly TimeSpan Age = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("StreamChat.Guest");

    /// <summary>The guest's id that the request's cookie holds, or null when it has none that is ours.</summary>
    internal string? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(Name(context), out var value))
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser a new guest's id.</summary>
    internal string Give(HttpContext context)
    {
        var id = $"guest-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        context.Response.Cookies.Append(Name(context), _protector.Protect(id), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Age,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return id;
    }

    private static string Name(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;
}
