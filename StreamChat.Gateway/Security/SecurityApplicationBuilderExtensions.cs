using StreamChat.Gateway.Security.Headers;

namespace StreamChat.Gateway.Security;

/// <summary>Puts the edge's rules around every request.</summary>
internal static class SecurityApplicationBuilderExtensions
{
    internal static IApplicationBuilder UseEdgeSecurity(this IApplicationBuilder app) =>
        app.UseMiddleware<SecurityHeadersMiddleware>().UseMiddleware<InternalHeadersMiddleware>();
}
