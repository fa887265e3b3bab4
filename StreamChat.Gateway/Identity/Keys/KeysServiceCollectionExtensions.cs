using Microsoft.Extensions.Options;
using StreamChat.Gateway.Routing;

namespace StreamChat.Gateway.Identity.Keys;

/// <summary>Registers the way of knowing callers by their keys.</summary>
internal static class KeysServiceCollectionExtensions
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    internal static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddKeyedSingleton(typeof(KeyDirectory), (provider, _) => new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = provider.GetRequiredService<IOptions<RoutingOptions>>().Value.ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
        }));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<KeyDirectory>(
            provider, provider.GetRequiredKeyedService<HttpMessageInvoker>(typeof(KeyDirectory))));
        services.AddSingleton<ICallerIdentifier, KeyIdentifier>();
        return services;
    }
}
