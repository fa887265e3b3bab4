using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Runs.Remote;
using StreamChat.Api.Runs.Standalone;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Runs.Writing;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry;

namespace StreamChat.Api.Runs;

/// <summary>Registers what makes answers and reads them.</summary>
internal static class RunsServiceCollectionExtensions
{
    internal static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSettings<RunOptions>(RunOptions.SectionName);
        services.TryAddSingleton(Replica.New());
        services.AddRemoteRuns();
        services.AddMeasures<RunMetrics>();
        services.AddSingleton<ActiveRuns>();
        services.AddSingleton<RunWriters>();
        services.AddSingleton<RunEnder>();
        services.AddSingleton<RunProducer>();
        services.AddSingleton<RunStarter>();
        services.AddSingleton<RunService>();
        services.AddSingleton<StandaloneRuns>();
        services.AddSingleton<RunsLifetime>();
        services.AddHostedService(provider => provider.GetRequiredService<RunsLifetime>());
        services.AddHostedService<RunSweeper>();
        return services;
    }
}
