using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.ServiceDefaults.Hosting;

/// <summary>Registers what knows whether the service has come up.</summary>
internal static class HostingServiceCollectionExtensions
{
    internal static StartupState AddStartupState(this IServiceCollection services)
    {
        var state = new StartupState();
        services.AddSingleton(state);
        services.AddHostedService<StartupWatch>();
        return state;
    }
}
