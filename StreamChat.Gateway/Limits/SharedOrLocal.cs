using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace StreamChat.Gateway.Limits;

/// <summary>
/// Asks Redis, and this process alone while Redis does not answer: a limit never stops the service, and never stops holding. After a failure
/// Redis is left alone for a moment, so that requests do not queue up before it.
/// </summary>
internal sealed partial class SharedOrLocal(IOptions<LimitOptions> options, TimeProvider time, ILogger<SharedOrLocal> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private long _awaySince;
    private int _isAway;

    /// <summary>Whether limits hold a replica only, because Redis is away.</summary>
    internal bool IsLocal => Volatile.Read(ref _isAway) == 1;

    internal async ValueTask<T> CallAsync<T>(Func<ValueTask<T>>? shared, Func<ValueTask<T>> local)
    {
        if (shared is null || (IsLocal && time.GetElapsedTime(Volatile.Read(ref _awaySince)) < Rest))
        {
            return await local();
        }

        try
        {
            var answer = await shared().AsTask().WaitAsync(options.Value.Patience, time);

            // On from here elsewhere: the client of Redis hands out its answers one after the other, and the request would keep the others waiting.
            await Task.Yield();
            if (Interlocked.Exchange(ref _isAway, 0) == 1)
            {
                LogBack();
            }

            return answer;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref _awaySince, time.GetTimestamp());
            if (Interlocked.Exchange(ref _isAway, 1) == 0)
            {
                LogAway(e.GetType().Name);
            }

            return await local();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer ({Reason}): limits hold for each replica of the gateway by itself.")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers again: limits are shared by all replicas of the gateway.")]
    private partial void LogBack();
}
