using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.Gateway.Limits;

/// <summary>Says when limits hold for this replica alone. It then still answers, so it stays ready.</summary>
internal sealed class LimitHealth(SharedOrLocal limits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(limits.IsLocal
            ? HealthCheckResult.Degraded("Redis does not answer: limits hold for each replica of the gateway by itself.")
            : HealthCheckResult.Healthy());
}
