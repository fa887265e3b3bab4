using StackExchange.Redis;

namespace StreamChat.Gateway.Revocation;

/// <summary>What replicas of the gateway tell each other of revoked sessions, in Redis: a key each, for as long as the session would last.</summary>
internal sealed class SharedRevocations(IConnectionMultiplexer redis)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    internal async ValueTask<bool> AddAsync(string session, TimeSpan life) =>
        await redis.GetDatabase().StringSetAsync(Key(session), 1, life > Least ? life : Least);

    internal async ValueTask<bool> ContainsAsync(string session) => await redis.GetDatabase().KeyExistsAsync(Key(session));

    private static RedisKey Key(string session) => $"sc:revoked:{session}";
}
