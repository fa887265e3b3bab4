using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Sse;

/// <summary>Registers event streams.</summary>
internal static class SseServiceCollectionExtensions
{
    internal static IServiceCollection AddSse(this IServiceCollection services)
    {
        services.AddSettings<SseOptions>(SseOptions.SectionName);
        services.AddSingleton<SseMetrics>();
        return services;
    }
}
