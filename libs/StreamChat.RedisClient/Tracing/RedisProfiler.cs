using StackExchange.Redis;

namespace Aspire.StackExchange.Redis.Tracing;

/// <summary>Asked by the client for each command whether it is to be measured.</summary>
internal sealed class RedisProfiler(RedisSpans spans, ConnectionMultiplexer connection) : IProfiler
{
    public object? GetContext() => spans.Begin(connection);
}
