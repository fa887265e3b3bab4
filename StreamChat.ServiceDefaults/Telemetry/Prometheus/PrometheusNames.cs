using System.Text;
using OpenTelemetry.Metrics;

namespace StreamChat.ServiceDefaults.Telemetry.Prometheus;

/// <summary>
/// What OpenTelemetry's metrics are called in Prometheus: <c>http.server.request.duration</c> in <c>s</c> is
/// <c>http_server_request_duration_seconds</c> (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
/// </summary>
internal static class PrometheusNames
{
    private const string Total = "_total";

    internal static string Of(Metric metric)
    {
        var name = Clean(metric.Name);
        var unit = Unit(metric.Unit);
        if (unit is not null && !name.EndsWith(unit, StringComparison.Ordinal))
        {
            name = $"{name}_{unit}";
        }

        return IsCounter(metric) && !name.EndsWith(Total, StringComparison.Ordinal) ? name + Total : name;
    }

    internal static bool IsCounter(Metric metric) => metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;

    /// <summary>Letters, digits and single underscores; no digit first.</summary>
    internal static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                clean.Append(letter);
            }
            else if (clean.Length > 0 && clean[^1] != '_')
            {
                clean.Append('_');
            }
        }

        return clean.Length > 0 && char.IsAsciiDigit(clean[0]) ? $"_{clean}" : clean.ToString();
    }

    /// <summary>The unit in words; a unit in braces only says what is counted.</summary>
    private static string? Unit(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "" or "1" => null,
        ['{', ..] => null,
        _ => Clean(unit),
    };
}
