using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks a service that runs elsewhere.</summary>
internal sealed class ExternalServiceHealthCheck(HealthCheckClient client, ExternalServiceResource service, string path, int expected) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var address = await service.GetUriAsync(cancellationToken).ConfigureAwait(false);
        return await HttpStatusHealth.CheckAsync(client, new Uri(address, path), expected, cancellationToken).ConfigureAwait(false);
    }
}
