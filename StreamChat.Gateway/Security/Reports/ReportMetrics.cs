using System.Diagnostics.Metrics;

namespace StreamChat.Gateway.Security.Reports;

/// <summary>Counts what browsers report.</summary>
internal sealed class ReportMetrics
{
    internal const string MeterName = "StreamChat.Reports";

    private readonly Counter<long> _violations;

    public ReportMetrics(IMeterFactory meters) => _violations = meters.Create(MeterName)
        .CreateCounter<long>("streamchat.csp.violations", "{violation}", "What the page's content security policy has stopped in browsers.");

    internal void Count(Violation violation) => _violations.Add(1, new KeyValuePair<string, object?>("directive", violation.Directive));
}
