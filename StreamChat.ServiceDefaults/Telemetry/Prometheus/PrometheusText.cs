using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace StreamChat.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Writes metrics as text (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).</summary>
internal static class PrometheusText
{
    internal static string Write(IReadOnlyDictionary<string, List<Metric>> families)
    {
        var text = new StringBuilder();
        foreach (var (name, metrics) in families.OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(OneLine(metrics[0].Description)).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(metrics[0])).Append('\n');
            foreach (var metric in metrics)
            {
                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    Write(text, name, metric.MetricType, point);
                }
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(text, name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(text, name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(text, name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(text, name, labels, point.GetGaugeLastValueDouble());
                break;
            case MetricType.Histogram:
                WriteHistogram(text, name, labels, point);
                break;
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var limit = $"le=\"{Number(bucket.ExplicitBound)}\"";
            Line(text, name + "_bucket", labels.Length == 0 ? limit : $"{labels},{limit}", below);
        }

        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(in MetricPoint point)
    {
        var labels = new StringBuilder();
        foreach (var (key, value) in point.Tags)
        {
            labels.Append(labels.Length > 0 ? "," : "").Append(PrometheusNames.Clean(key)).Append("=\"");
            var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Append(OneLine(text).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return labels.ToString();
    }

    private static string OneLine(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.Histogram => "histogram",
        _ => PrometheusNames.IsCounter(metric) ? "counter" : "gauge",
    };
}
