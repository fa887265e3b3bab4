using StackExchange.Redis;
using StreamChat.Gateway.Limits;

namespace StreamChat.Gateway.Revocation;

/// <summary>Registers what was revoked, shared where replicas have a Redis in common.</summary>
internal static class RevocationExtensions
{
    internal static IServiceCollection AddRevocation(this IServiceCollection services) => services.AddSingleton(provider => new RevokedSessions(
        provider.GetRequiredService<SharedOrLocal>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<IConnectionMultiplexer>() is { } redis ? new SharedRevocations(redis) : null));
}
