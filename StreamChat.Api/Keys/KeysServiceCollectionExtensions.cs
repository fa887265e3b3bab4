namespace StreamChat.Api.Keys;

/// <summary>Registers API keys.</summary>
internal static class KeysServiceCollectionExtensions
{
    internal static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddSingleton<KeyService>();
        return services;
    }
}
