using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>Says when Redis is away. This replica then still answers, so it stays ready.</summary>
internal sealed class RedisHealth(RedisCaller caller) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(caller.AwayBecause is { } reason
            ? HealthCheckResult.Degraded($"Redis does not answer ({reason}): answers go on, but cannot be resumed elsewhere, conversations cannot be opened, and token budgets hold for each replica by itself.")
            : HealthCheckResult.Healthy("Redis answers."));
}
