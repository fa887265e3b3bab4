using StreamChat.Gateway.Security.Reports;

namespace StreamChat.Gateway.Security.Headers;

/// <summary>The headers that every response has, those of errors and streams too.</summary>
internal static class SecurityHeaders
{
    // DOMPurify makes its policy under its own name; no other code of the page may turn text into HTML.
    private const string TrustedTypesPolicies = "dompurify";

    // Between the two halves stands what may run: the page's own scripts by the response's nonce and what those load, elsewhere none.
    private const string BeforeScripts =
        "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src ";

    private const string AfterScripts =
        "; require-trusted-types-for 'script'; trusted-types " + TrustedTypesPolicies + "; report-uri " + ReportEndpoints.Path;

    private const string NoScripts = BeforeScripts + "'none'" + AfterScripts;

    // Browsers take the newer way of reporting over https only, and leave the older one alone as soon as a policy names the newer.
    private const string ReportGroup = "csp";
    private const string SecurePart = "; report-to " + ReportGroup;
    private const string ReportingEndpoints = ReportGroup + "=\"" + ReportEndpoints.Path + "\"";

    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), encrypted-media=(), " +
        "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), " +
        "picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=(), xr-spatial-tracking=()";

    private const string OneYear = "max-age=31536000; includeSubDomains";

    /// <summary>Puts them on, over anything that a service behind the gateway has set.</summary>
    internal static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isSecure = context.Request.IsHttps;
        headers.ContentSecurityPolicy = Policy(context) + (isSecure ? SecurePart : "");
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers.Remove("Server");
        headers.Remove("X-Powered-By");

        // A browser ignores it over http, and on localhost it would bind every other project of the developer to https.
        if (isSecure)
        {
            headers["Reporting-Endpoints"] = ReportingEndpoints;
            headers.StrictTransportSecurity = OneYear;
        }
    }

    private static string Policy(HttpContext context) => context.Features.Get<ScriptNonce>() is { } nonce
        ? $"{BeforeScripts}'nonce-{nonce.Value}' 'strict-dynamic'{AfterScripts}"
        : NoScripts;
}
