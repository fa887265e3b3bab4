using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Security.Addresses;
using StreamChat.Gateway.Security.Headers;
using StreamChat.Gateway.Security.Https;
using StreamChat.Gateway.Security.Reports;
using StreamChat.Gateway.Security.Requests;
using Yarp.ReverseProxy.Transforms.Builder;

namespace StreamChat.Gateway.Security;

/// <summary>Registers the edge's rules, and puts them around every request.</summary>
internal static class SecurityExtensions
{
    internal static IServiceCollection AddEdgeSecurity(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<ITransformProvider, NonceTransform>();
        return services.AddAddresses().AddHttps().AddReports();
    }

    /// <summary>What a trusted proxy says of the request's origin is taken first; then whatever is left of such headers goes.</summary>
    internal static IApplicationBuilder UseEdgeSecurity(this IApplicationBuilder app) =>
        app.UseForwardedHeaders().UseMiddleware<SecurityHeadersMiddleware>().UseMiddleware<InternalHeadersMiddleware>();

    /// <summary>Refuses what no address of ours takes; after the service defaults, which give a refusal its request id and its form.</summary>
    internal static IApplicationBuilder UseRequestRules(this IApplicationBuilder app) =>
        app.UseMiddleware<RequestRulesMiddleware>().UseMiddleware<HttpsOnlyMiddleware>();
}
