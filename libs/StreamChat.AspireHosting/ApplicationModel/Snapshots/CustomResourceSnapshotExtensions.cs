using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Changes of a snapshot that have no public setter.</summary>
public static class CustomResourceSnapshotExtensions
{
    /// <summary>The same snapshot with other health reports.</summary>
    public static CustomResourceSnapshot WithHealthReports(
        this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports) =>
        snapshot with { HealthReports = healthReports };
}
