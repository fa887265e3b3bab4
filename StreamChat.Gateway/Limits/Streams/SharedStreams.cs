using StackExchange.Redis;

namespace StreamChat.Gateway.Limits.Streams;

/// <summary>
/// The open streams of all replicas, in Redis: a sorted set a caller, each stream with the time until which it counts. A replica renews its
/// own; those of one that died stop counting by themselves.
/// </summary>
internal sealed class SharedStreams(IConnectionMultiplexer redis)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    // KEYS[1]: the caller's streams. ARGV: lease in milliseconds, then the streams.
    private const string RenewScript =
        """
        local t = redis.call('TIME')
        local untilThen = t[1] * 1000 + math.floor(t[2] / 1000) + ARGV[1]
        for i = 2, #ARGV do redis.call('ZADD', KEYS[1], untilThen, ARGV[i]) end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;

    internal Task RenewAsync(string caller, IEnumerable<StreamSlot> slots) =>
        redis.GetDatabase().ScriptEvaluateAsync(
            RenewScript, [Key(caller)], [(long)Lease.TotalMilliseconds, .. slots.Select(slot => (RedisValue)slot.Id)]);

    /// <summary>Gives a place back, without waiting for the answer.</summary>
    internal void Leave(StreamSlot slot)
    {
        try
        {
            redis.GetDatabase().SortedSetRemove(Key(slot.Caller), slot.Id, CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            // Its lease ends it.
        }
    }

    internal static RedisKey Key(string caller) => $"sc:streams:{caller}";
}
