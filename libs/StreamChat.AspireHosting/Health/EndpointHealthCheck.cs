using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks an endpoint of a resource, at its public address.</summary>
internal sealed class EndpointHealthCheck(HealthCheckClient client, EndpointReference endpoint, string path, int expected) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        endpoint.IsAllocated
            ? await HttpStatusHealth.CheckAsync(client, new Uri(new Uri(endpoint.Url), path), expected, cancellationToken).ConfigureAwait(false)
            : HealthCheckResult.Unhealthy($"The endpoint {endpoint.EndpointName} has no address yet.");
}
