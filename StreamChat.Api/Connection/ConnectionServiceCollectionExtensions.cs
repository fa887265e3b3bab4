using StreamChat.ServiceDefaults.Settings;

namespace StreamChat.Api.Connection;

/// <summary>Registers what the connection test reports.</summary>
internal static class ConnectionServiceCollectionExtensions
{
    internal static IServiceCollection AddConnection(this IServiceCollection services)
    {
        services.AddSettings<TraceOptions>(TraceOptions.SectionName);
        return services;
    }
}
