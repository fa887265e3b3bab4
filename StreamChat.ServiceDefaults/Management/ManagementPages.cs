using Microsoft.AspNetCore.Http;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.Telemetry;
using StreamChat.ServiceDefaults.Telemetry.Prometheus;

namespace StreamChat.ServiceDefaults.Management;

/// <summary>All that the management port answers: <c>/metrics</c>, <c>/health</c> and <c>/health/ready</c>.</summary>
internal sealed class ManagementPages(MetricsPage metrics, HealthPage health)
{
    private const string Metrics = "/metrics";

    internal Task WriteAsync(HttpContext context)
    {
        RequestTelemetryMiddleware.Ignore(context);
        var answer = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? context.Request.Path.Value : null;
        return answer switch
        {
            Metrics => metrics.WriteAsync(context),
            HealthEndpoints.Live => HealthEndpoints.IsAlive().ExecuteAsync(context),
            HealthEndpoints.Ready => health.WriteAsync(context),
            _ => Problem.Result(ProblemCodes.NotFound, "This port has /metrics, /health and /health/ready.").ExecuteAsync(context),
        };
    }
}
