using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Gateway.Security.Headers;
using StreamChat.Gateway.Security.Reports;

namespace StreamChat.Gateway.Security;

/// <summary>Registers the edge's rules, and puts them around every request.</summary>
internal static class SecurityExtensions
{
    internal static IServiceCollection AddEdgeSecurity(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        return services.AddAddresses().AddReports();
    }

    /// <summary>What a trusted proxy says of the request's origin is taken first; then whatever is left of such headers goes.</summary>
    internal static IApplicationBuilder UseEdgeSecurity(this IApplicationBuilder app) =>
        app.UseForwardedHeaders().UseMiddleware<SecurityHeadersMiddleware>().UseMiddleware<InternalHeadersMiddleware>();
}
