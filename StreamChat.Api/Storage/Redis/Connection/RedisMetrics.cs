using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StreamChat.Api.Storage.Redis.Connection;

/// <summary>How fast Redis answers, by script (https://opentelemetry.io/docs/specs/semconv/database/database-metrics/).</summary>
internal sealed class RedisMetrics
{
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] };

    private readonly Histogram<double> _duration;

    public RedisMetrics(IMeterFactory meters) => _duration = meters.Create(ApiTelemetry.Name)
        .CreateHistogram("db.client.operation.duration", "s", "From a call of Redis to its answer.", advice: Durations);

    internal void Called(string script, TimeSpan after, string? error)
    {
        TagList tags = [new("db.system.name", "redis"), new("db.operation.name", script)];
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        _duration.Record(after.TotalSeconds, tags);
    }
}
