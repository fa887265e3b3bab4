using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.ServiceDefaults.Warming;

/// <summary>Keeps a service from being ready while it warms up.</summary>
internal sealed class WarmUpCheck : IHealthCheck
{
    private volatile bool _isDone;

    /// <summary>The service is as warm as it will be.</summary>
    internal void Done() => _isDone = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("It warms up."));
}
