using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last outcome of one health check.</summary>
/// <param name="Name">Key of the check.</param>
/// <param name="Status">Null until the check ran once.</param>
/// <param name="Description">What the check said.</param>
/// <param name="ExceptionText">What it failed with.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    public DateTime? LastRunAt { get; init; }
}
