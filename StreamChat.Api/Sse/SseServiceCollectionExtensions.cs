using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry;

namespace StreamChat.Api.Sse;

/// <summary>Registers event streams.</summary>
internal static class SseServiceCollectionExtensions
{
    internal static IServiceCollection AddSse(this IServiceCollection services)
    {
        services.AddSettings<SseOptions>(SseOptions.SectionName);
        services.AddMeasures<SseMetrics>();
        return services;
    }
}
