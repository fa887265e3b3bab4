using StreamChat.Gateway.Audit;
using StreamChat.Gateway.Identity.Cookies;
using StreamChat.Gateway.Identity.Guests;
using StreamChat.Gateway.Identity.Keys;
using StreamChat.Gateway.Identity.Probes;
using StreamChat.Gateway.Identity.Sessions;
using StreamChat.Gateway.Identity.Watching;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Probes;
using StreamChat.ServiceDefaults.Settings;
using Yarp.ReverseProxy.Transforms.Builder;

namespace StreamChat.Gateway.Identity;

/// <summary>Registers and uses the ways of knowing a caller.</summary>
internal static class IdentityExtensions
{
    internal static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddSettings<IdentityOptions>(IdentityOptions.SectionName);
        services.AddCallers();
        services.AddCookieProtection();
        services.AddSingleton<GuestCookie>();
        services.AddSingleton<GuestAddress>();
        services.AddSingleton<ProbeTokens>();
        services.AddSingleton<ICallerIdentifier, ProbeIdentifier>();
        services.AddSingleton<OpenRequests>();
        services.AddHostedService<RevocationWatch>();
        services.AddKeys();
        services.AddSessions();
        services.AddSingleton<ICallerIdentifier, GuestIdentifier>();
        services.AddSingleton<ITransformProvider, CallerTransform>();
        return services;
    }

    internal static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes) => routes.MapSessions();

    internal static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app.UseMiddleware<IdentityMiddleware>().UseMiddleware<AuditMiddleware>();
}
