using StackExchange.Redis;

namespace StreamChat.Gateway.Limits.Streams;

/// <summary>
/// The open streams of all replicas, in Redis: a sorted set a caller, each stream with the time until which it counts. A replica renews its
/// own; those of one that died stop counting by themselves.
/// </summary>
internal sealed class SharedStreams(IConnectionMultiplexer redis)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    // KEYS[1]: the caller's streams. ARGV: stream, limit, lease in milliseconds.
    private const string EnterScript =
        """
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
        redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        return 1
        """;

    // KEYS[1]: the caller's streams. ARGV: lease in milliseconds, then the streams.
    private const string RenewScript =
        """
        local t = redis.call('TIME')
        local untilThen = t[1] * 1000 + math.floor(t[2] / 1000) + ARGV[1]
        for i = 2, #ARGV do redis.call('ZADD', KEYS[1], untilThen, ARGV[i]) end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;

    internal async ValueTask<bool> EnterAsync(StreamSlot slot, int limit) =>
        (long)await redis.GetDatabase().ScriptEvaluateAsync(EnterScript, [Key(slot.Caller)], [slot.Id, limit, (long)Lease.TotalMilliseconds]) == 1;

    internal Task RenewAsync(string caller, IEnumerable<StreamSlot> slots) =>
        redis.GetDatabase().ScriptEvaluateAsync(
            RenewScript, [Key(caller)], [(long)Lease.TotalMilliseconds, .. slots.Select(slot => (RedisValue)slot.Id)]);

    internal Task LeaveAsync(StreamSlot slot) => redis.GetDatabase().SortedSetRemoveAsync(Key(slot.Caller), slot.Id);

    private static RedisKey Key(string caller) => $"sc:streams:{caller}";
}
