using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StreamChat.ServiceDefaults.Health;

/// <summary>Readiness with its reasons, for the operator alone: they may name what outsiders need not know.</summary>
internal sealed class HealthPage(Drain drain, HealthCheckService checks)
{
    internal async Task WriteAsync(HttpContext context)
    {
        var body = await ReadAsync(context.RequestAborted);
        context.Response.StatusCode = body.Status is "ok" or "degraded" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsJsonAsync(body, HealthJsonContext.Default.HealthReasonsBody, cancellationToken: context.RequestAborted);
    }

    private async Task<HealthReasonsBody> ReadAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(HealthEndpoints.ReadyTag), cancellationToken);
        var reasons = report.Entries
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new HealthReason(entry.Key, NameOf(entry.Value.Status), entry.Value.Description));
        return new HealthReasonsBody(drain.IsDraining ? "draining" : NameOf(report.Status), [.. reasons]);
    }

    private static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "not_ready",
    };
}
