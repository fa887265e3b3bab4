using System.Diagnostics;

namespace Aspire.StackExchange.Redis.Tracing;

/// <summary>One command that was sent while a span was running, and what ran around it.</summary>
internal sealed record RedisCommandContext(ActivityContext Parent, ExecutionContext? Surroundings, long SentAt);
