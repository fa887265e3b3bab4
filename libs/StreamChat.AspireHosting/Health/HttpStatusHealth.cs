using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Turns the answer of an HTTP request into health.</summary>
internal static class HttpStatusHealth
{
    public static async Task<HealthCheckResult> CheckAsync(HealthCheckClient client, Uri address, int expected, CancellationToken cancellationToken)
    {
        try
        {
            var status = await client.GetStatusAsync(address, cancellationToken).ConfigureAwait(false);
            return status == expected
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{address} answered {status}, expected {expected}.");
        }
        catch (HttpRequestException e)
        {
            return HealthCheckResult.Unhealthy($"{address} cannot be reached: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"{address} did not answer in time.");
        }
    }
}
