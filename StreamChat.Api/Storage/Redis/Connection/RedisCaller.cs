using System.Diagnostics;
using StackExchange.Redis;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>
/// Calls the server: runs scripts by their hash, bounds every call in time (this client does not), and turns what goes wrong into
/// <see cref="StoreUnavailableException"/>.
/// </summary>
internal sealed partial class RedisCaller(IConnectionMultiplexer connection, RedisMetrics metrics, TimeProvider time, ILogger<RedisCaller> logger)
{
    private readonly RedisGate _all = new(time);
    private readonly RedisGate _writes = new(time);
    private long _answeredAt = time.GetTimestamp();
    private volatile string? _unreachable;

    /// <summary>How long one caller waits.</summary>
    internal TimeSpan Limit { get; set; } = RedisCall.Limit;

    /// <summary>Why nothing is asked of the server for now, or nothing is written, or the last call did not reach it; null while it answers.</summary>
    internal string? AwayBecause => _all.Reason ?? _writes.Reason ?? _unreachable;

    /// <summary>Begins what one caller waits for: all that it sends has to end within <see cref="Limit"/>.</summary>
    internal RedisCall Begin(CancellationToken cancellationToken) => new(this, time, Limit, cancellationToken);

    internal async Task<RedisResult> RunAsync(
        RedisScript script, RedisKey[] keys, ScriptArguments arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (patience <= TimeSpan.Zero)
        {
            throw new StoreUnavailableException("timeout");
        }

        _all.Enter();
        if (script.Writes)
        {
            _writes.Enter();
        }

        var sentAt = time.GetTimestamp();
        try
        {
            var result = await SendAsync(script, keys, arguments, patience, cancellationToken);
            metrics.Called(script.Name, time.GetElapsedTime(sentAt), error: null);
            Answered(script.Writes);
            return result;
        }
        catch (Exception e) when (e is TimeoutException or RedisException or ObjectDisposedException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var failure = Failed(e, sentAt, patience);
            metrics.Called(script.Name, time.GetElapsedTime(sentAt), failure.Reason);
            throw failure;
        }
    }

    /// <summary>By its hash; a server that does not know it (any more) gets its text, and knows it from then on.</summary>
    private async Task<RedisResult> SendAsync(
        RedisScript script, RedisKey[] keys, ScriptArguments arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        // Where somebody waits for it; the writes of a run, twenty a second, are nobody's.
        using var span = Activity.Current is null ? null : ApiTelemetry.Source.StartActivity($"redis {script.Name}", ActivityKind.Client);
        span?.SetTag("db.system.name", "redis");
        var database = connection.GetDatabase();
        try
        {
            return await database.ScriptEvaluateAsync(script.Hash, keys, arguments.Values)
                .WaitBrieflyAsync(patience, time, cancellationToken);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await database.ScriptEvaluateAsync(script.Text, keys, arguments.Values, CommandFlags.NoScriptCache)
                .WaitBrieflyAsync(patience, time, cancellationToken);
        }
    }

    private void Answered(bool written)
    {
        Volatile.Write(ref _answeredAt, time.GetTimestamp());
        _unreachable = null;
        _all.Open();
        if (written)
        {
            _writes.Open();
        }
    }

    private StoreUnavailableException Failed(Exception exception, long sentAt, TimeSpan patience)
    {
        var failure = RedisFailure.Of(exception);
        _unreachable = exception switch
        {
            RedisConnectionException or ObjectDisposedException or OperationCanceledException => failure.Reason,
            RedisServerException => null,
            _ => _unreachable,
        };

        // One late answer among others that come is a slow command, and one for which little time was left says little.
        var saysLittle = exception is TimeoutException && (Volatile.Read(ref _answeredAt) > sentAt || patience < Limit * 0.75);
        if (failure.Scope is RedisFailureScope.All && !saysLittle)
        {
            _all.Shut(failure.Reason);
        }
        else if (failure.Scope is RedisFailureScope.Writes)
        {
            _all.Open();
            _writes.Shut(failure.Reason);
        }

        if (exception is RedisServerException && failure.Scope is RedisFailureScope.This)
        {
            LogError(exception);
        }

        return new StoreUnavailableException(failure.Reason, exception);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Redis refused a call that it should know.")]
    private partial void LogError(Exception exception);
}
