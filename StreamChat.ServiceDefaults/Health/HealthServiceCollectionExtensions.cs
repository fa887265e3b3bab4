using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>Registers health and the drain. Any room adds a check that decides readiness by <c>AddHealthChecks().AddCheck(…, tags: ["ready"])</c>.</summary>
internal static class HealthServiceCollectionExtensions
{
    internal static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddSingleton<Drain>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<DrainMetrics>();
        services.AddSingleton<HealthPage>();
        services.AddHostedService<DrainService>();
        return services;
    }
}
