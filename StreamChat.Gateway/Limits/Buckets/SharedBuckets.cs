using StackExchange.Redis;

namespace StreamChat.Gateway.Limits.Buckets;

/// <summary>Token buckets that all replicas of the gateway share, in Redis: one call for a request, by the clock of Redis.</summary>
internal sealed class SharedBuckets(IConnectionMultiplexer redis)
{
    // KEYS: the buckets. ARGV: interval and burst of each. Answers allowed, wait, time of the first bucket, now; all in microseconds.
    private const string Script =
        """
        local t = redis.call('TIME')
        local now = t[1] * 1000000 + t[2]
        local taken = {}
        for i, key in ipairs(KEYS) do
          local interval, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
          taken[i] = math.max(tonumber(redis.call('GET', key) or '0'), now) + interval
          local wait = taken[i] - interval * burst - now
          if wait > 0 then
            local first = tonumber(redis.call('GET', KEYS[1]) or '0')
            return {0, wait, first, now}
          end
        end
        for i, key in ipairs(KEYS) do
          redis.call('SET', key, string.format('%.0f', taken[i]), 'PX', math.ceil((taken[i] - now) / 1000) + 1)
        end
        return {1, 0, taken[1], now}
        """;

    /// <summary>Takes a token from every bucket, or from none when one of them is empty.</summary>
    internal async ValueTask<BucketVerdict> TakeAsync(Bucket[] buckets)
    {
        var keys = Array.ConvertAll(buckets, bucket => (RedisKey)$"sc:limit:{bucket.Key}");
        RedisValue[] arguments = [.. buckets.SelectMany(bucket => new RedisValue[] { bucket.Interval, bucket.Burst })];
        var answer = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(Script, keys, arguments))!;
        return Arithmetic.Verdict(answer[0] == 1, answer[1], answer[2], answer[3], buckets[0]);
    }
}
