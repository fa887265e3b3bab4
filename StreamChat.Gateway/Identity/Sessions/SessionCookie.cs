using Microsoft.AspNetCore.Authentication.Cookies;

namespace StreamChat.Gateway.Identity.Sessions;

/// <summary>
/// The name of the session's cookie goes by how the request came: over https the browser holds one of that prefix to this host and to https; over
/// http, on this machine, it would not take it.
/// </summary>
internal sealed class SessionCookie : ICookieManager
{
    private const string SecureName = "__Host-streamchat";
    private const string PlainName = "streamchat";

    private readonly ChunkingCookieManager _cookies = new();

    internal static bool IsThere(HttpContext context) => context.Request.Cookies.ContainsKey(Name(context));

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, Name(context), options);

    private static string Name(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;
}
