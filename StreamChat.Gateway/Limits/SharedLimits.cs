using StackExchange.Redis;
using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Limits.Streams;

namespace StreamChat.Gateway.Limits;

/// <summary>
/// What all replicas of the gateway count together, in Redis: one call for a request, by the clock of Redis. Token buckets, and in the same
/// call a stream's place, since a request that waits twice answers late.
/// </summary>
internal sealed class SharedLimits(IConnectionMultiplexer redis)
{
    // KEYS: the buckets, then the caller's streams when a place is wanted. ARGV: how many buckets, interval and burst of each, then stream,
    // limit, and lease in milliseconds. Answers allowed, wait, time of the first bucket, now (all in microseconds), and whether there is a place.
    private const string Script =
        """
        local t = redis.call('TIME')
        local now = t[1] * 1000000 + t[2]
        local taken, buckets = {}, tonumber(ARGV[1])
        for i = 1, buckets do
          local interval, burst = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
          taken[i] = math.max(tonumber(redis.call('GET', KEYS[i]) or '0'), now) + interval
          local wait = taken[i] - interval * burst - now
          if wait > 0 then
            local first = tonumber(redis.call('GET', KEYS[1]) or '0')
            return {0, wait, first, now, 0}
          end
        end
        for i = 1, buckets do
          redis.call('SET', KEYS[i], string.format('%.0f', taken[i]), 'PX', math.ceil((taken[i] - now) / 1000) + 1)
        end
        local streams = KEYS[buckets + 1]
        if streams then
          local stream, limit, lease = unpack(ARGV, 2 * buckets + 2)
          local time = math.floor(now / 1000)
          redis.call('ZREMRANGEBYSCORE', streams, '-inf', time)
          if redis.call('ZCARD', streams) >= tonumber(limit) then return {1, 0, taken[1], now, 0} end
          redis.call('ZADD', streams, time + lease, stream)
          redis.call('PEXPIRE', streams, lease)
        end
        return {1, 0, taken[1], now, 1}
        """;

    /// <summary>Takes a token from every bucket, or from none when one of them is empty; and the slot's place, when there is a slot.</summary>
    /// <param name="buckets">All of them are charged; the first is the one that the answer speaks of.</param>
    /// <param name="slot">The stream that is about to open, if it is one.</param>
    /// <param name="most">How many streams a caller may have open.</param>
    internal async ValueTask<Admission> TakeAsync(Bucket[] buckets, StreamSlot? slot, int most)
    {
        var keys = buckets.Select(bucket => (RedisKey)$"sc:limit:{bucket.Key}").ToList();
        List<RedisValue> arguments = [buckets.Length, .. buckets.SelectMany(bucket => new RedisValue[] { bucket.Interval, bucket.Burst })];
        if (slot is not null)
        {
            keys.Add(SharedStreams.Key(slot.Caller));
            arguments.AddRange([slot.Id, most, (long)SharedStreams.Lease.TotalMilliseconds]);
        }

        var answer = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(Script, [.. keys], [.. arguments]))!;
        return new Admission(Arithmetic.Verdict(answer[0] == 1, answer[1], answer[2], answer[3], buckets[0]), HasPlace: answer[4] == 1);
    }
}
