using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.ServiceDefaults.Health;

/// <summary><c>/health</c>: the process lives. <c>/health/ready</c>: it should get traffic.</summary>
internal static class HealthEndpoints
{
    internal const string Live = "/health";
    internal const string Ready = "/health/ready";

    /// <summary>A health check with this tag decides readiness; a degraded one does not.</summary>
    internal const string ReadyTag = "ready";

    internal static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Live, IsAlive).WithName("Live").WithSummary("200 while the process lives.").WithTags("Health");
        routes.MapGet(Ready, IsReadyAsync).WithName("Ready").WithSummary("200 while this replica should get traffic.").WithTags("Health");
        return routes;
    }

    /// <summary>True for the requests of probes, which nobody wants traced, counted or drained.</summary>
    internal static bool IsProbe(HttpRequest request) =>
        request.Path.Equals(Live, StringComparison.Ordinal) || request.Path.Equals(Ready, StringComparison.Ordinal);

    internal static JsonHttpResult<HealthBody> IsAlive() => Answer();

    private static async Task<Results<JsonHttpResult<HealthBody>, ProblemResult>> IsReadyAsync(
        Drain drain,
        HealthCheckService checks,
        CancellationToken cancellationToken)
    {
        if (drain.IsDraining)
        {
            return Problem.Result(ProblemCodes.Draining, "This replica finishes what it has begun and takes nothing new.");
        }

        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(ReadyTag), cancellationToken);
        if (report.Status != HealthStatus.Unhealthy)
        {
            return Answer();
        }

        var failed = report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy).Select(entry => entry.Key);
        return Problem.Result(ProblemCodes.NotReady, $"Not ready: {string.Join(", ", failed.Order(StringComparer.Ordinal))}.");
    }

    private static JsonHttpResult<HealthBody> Answer() =>
        TypedResults.Json(new HealthBody("ok"), HealthJsonContext.Default.HealthBody);
}
