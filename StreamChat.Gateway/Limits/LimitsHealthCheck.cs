using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.Gateway.Limits;

/// <summary>Says when limits are not shared. It does not decide readiness: a replica alone still holds them.</summary>
internal sealed class LimitsHealthCheck(SharedOrLocal shared) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(shared.IsLocal
            ? HealthCheckResult.Degraded("Redis does not answer: limits hold for each replica by itself.")
            : HealthCheckResult.Healthy());
}
