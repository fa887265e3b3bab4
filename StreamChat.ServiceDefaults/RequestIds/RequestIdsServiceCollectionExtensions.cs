using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.ServiceDefaults.RequestIds;

/// <summary>Registers the outgoing half of request ids.</summary>
internal static class RequestIdsServiceCollectionExtensions
{
    internal static IServiceCollection AddRequestIds(this IServiceCollection services)
    {
        services.AddTransient<RequestIdHandler>();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<RequestIdHandler>());
        return services;
    }
}
