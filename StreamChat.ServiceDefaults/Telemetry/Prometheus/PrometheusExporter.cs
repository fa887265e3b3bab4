using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace StreamChat.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Hands the numbers that the SDK has gathered to whoever asks; the SDK does the counting.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private const int CollectTimeout = 5000;

    private readonly Lock _oneAtATime = new();
    private string _text = "";

    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new Dictionary<string, List<Metric>>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            var name = PrometheusNames.Of(metric);
            if (!families.TryGetValue(name, out var family))
            {
                families[name] = family = [];
            }

            family.Add(metric);
        }

        _text = PrometheusText.Write(families);
        return ExportResult.Success;
    }

    /// <summary>The numbers of now, in text exposition format 0.0.4.</summary>
    internal string Read()
    {
        lock (_oneAtATime)
        {
            _text = "";
            Collect?.Invoke(CollectTimeout);
            return _text;
        }
    }
}
