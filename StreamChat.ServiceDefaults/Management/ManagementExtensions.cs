using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Management;

/// <summary>Registers the management port.</summary>
internal static class ManagementExtensions
{
    internal static IServiceCollection AddManagement(this IServiceCollection services)
    {
        services.AddSettings<ManagementOptions>(ManagementOptions.SectionName);
        services.AddSingleton<ManagementPages>();
        services.AddSingleton<IStartupFilter, ManagementListener>();
        return services;
    }
}
