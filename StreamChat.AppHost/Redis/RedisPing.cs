using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.AppHost.Redis;

/// <summary>Healthy when the server answers PING with PONG; a server that is still loading its data is not.</summary>
internal sealed class RedisPing(EndpointReference endpoint) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("The server has no port yet.");
        }

        try
        {
            var answer = await RedisLine.AskAsync(endpoint, "PING", cancellationToken);
            return answer == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The server answered: {answer}");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy("The server does not answer.", exception);
        }
    }
}
