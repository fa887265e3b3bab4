using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Calls;
using StreamChat.Api.Providers.Models;
using StreamChat.Api.Providers.Selection;
using StreamChat.Api.Providers.Telemetry;
using StreamChat.Api.Providers.Telemetry.Content;
using StreamChat.Api.Providers.Transport;
using StreamChat.ServiceDefaults.Discovery;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry;

namespace StreamChat.Api.Providers;

/// <summary>Registers the provider and all that calls it.</summary>
internal static class ProvidersServiceCollectionExtensions
{
    internal static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSettings<ProviderOptions>(ProviderOptions.SectionName)
            .Configure<IConfiguration>((options, configuration) => options.SimulatorAddress ??= ServiceAddress.Find(configuration, "simulator"));
        services.AddSettings<ProviderBudgets>(ProviderBudgets.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton(provider => ProviderSelector.Select(provider.GetRequiredService<IOptions<ProviderOptions>>().Value));
        services.AddHostedService<ProviderAnnouncement>();
        services.AddSingleton<RehearsedProvider>();
        services.AddSingleton<ProviderHttp>();
        services.TryAddSingleton<SecretFiles>();
        services.AddSingleton<ProviderKey>();
        services.AddHostedService<ProviderKeyReload>();
        services.AddSingleton<ProviderWire>();
        services.AddSingleton<ProviderExchange>();
        services.AddSingleton<RetryBudget>();
        services.AddSingleton<RetryLoop>();
        services.AddSingleton<ModelCatalog>();
        services.AddSingleton<DefaultModel>();
        services.AddSingleton<ModelWindows>();
        services.AddSettings<ContentOptions>(ContentOptions.SectionName);
        services.AddMeasures<ProviderMetrics>();
        services.AddSingleton<ProviderClient>();
        return services;
    }
}
