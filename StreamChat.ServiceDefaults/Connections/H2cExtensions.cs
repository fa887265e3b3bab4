using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.ServiceDefaults.Connections;

/// <summary>Registers the port for HTTP/2 between services.</summary>
internal static class H2cExtensions
{
    /// <summary>After everything else that adds addresses: it turns them into endpoints of one kind.</summary>
    internal static IServiceCollection AddH2c(this IServiceCollection services)
    {
        services.AddSettings<H2cOptions>(H2cOptions.SectionName);
        services.AddSingleton<IStartupFilter, H2cListener>();
        return services;
    }
}
