using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>What one caller waits for, with the time that is left for it.</summary>
internal readonly struct RedisCall(RedisCaller caller, TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
{
    /// <summary>Together with what else a request does, a second.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(800);

    private readonly long _startedAt = time.GetTimestamp();

    /// <summary>Runs a script in the slot of an owner.</summary>
    internal Task<RedisResult> RunAsync(RedisScript script, RedisKey key, ScriptArguments arguments) => RunAsync(script, [key], arguments);

    internal Task<RedisResult> RunAsync(RedisScript script, RedisKey[] keys, ScriptArguments arguments) =>
        caller.RunAsync(script, keys, arguments, limit - time.GetElapsedTime(_startedAt), cancellationToken);
}
