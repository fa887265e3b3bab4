using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dashboard.Resources;
using Aspire.Hosting.Dashboard.Supervision;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>Registers the dashboard: the service that it asks for resources, and its process.</summary>
internal static class DashboardServiceCollectionExtensions
{
    /// <summary>
    /// Hosted services stop in the reverse order of registration: register this before what starts the resources, so that
    /// the dashboard is there first and goes last.
    /// </summary>
    internal static IServiceCollection AddAspireDashboard(this IServiceCollection services)
    {
        services.AddAspireBundle();
        services.TryAddSingleton<ResourceLoggerService>();
        services.TryAddSingleton<ResourceNotificationService>();
        services.TryAddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<ResourceLoggerService>(), provider));
        services.AddSingleton<IConfigureOptions<DashboardOptions>, DashboardOptionsSetup>();
        services.AddSingleton<IPostConfigureOptions<DashboardOptions>, DashboardOptionsSetup>();
        services.AddSingleton<ResourceServiceHost>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceServiceHost>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DashboardHost>(provider, Console.Out));
        return services;
    }
}
