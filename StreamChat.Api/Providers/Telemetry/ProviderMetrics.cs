using System.Diagnostics.Metrics;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Telemetry;

/// <summary>How the provider does, in numbers.</summary>
internal sealed class ProviderMetrics
{
    private readonly Histogram<double> _timeToFirstToken;
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _retries;

    public ProviderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ApiTelemetry.Name);
        _timeToFirstToken = meter.CreateHistogram<double>(
            "streamchat.provider.time_to_first_token", "s", "From the call to the first token, retries included.");
        _open = meter.CreateUpDownCounter<long>("streamchat.provider.calls.open", "{call}", "Calls that the provider is answering.");
        _errors = meter.CreateCounter<long>("streamchat.provider.errors", "{error}", "Calls that gave no whole answer, by code.");
        _retries = meter.CreateCounter<long>("streamchat.provider.retries", "{retry}", "Attempts after the first, by the code of what failed.");
    }

    internal void Opened() => _open.Add(1);

    internal void Closed() => _open.Add(-1);

    internal void FirstToken(TimeSpan after) => _timeToFirstToken.Record(after.TotalSeconds);

    internal void Failed(ProblemCode code) => _errors.Add(1, Tag(code));

    internal void Retried(ProblemCode code) => _retries.Add(1, Tag(code));

    private static KeyValuePair<string, object?> Tag(ProblemCode code) => new("code", code.Code);
}
