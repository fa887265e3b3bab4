using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using StreamChat.Api.Providers.Answers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Telemetry;

/// <summary>
/// How the provider does, in numbers: OpenTelemetry's for generative AI
/// (https://github.com/open-telemetry/semantic-conventions-genai), and ours for what these lack. Each is taken once a call.
/// </summary>
internal sealed class ProviderMetrics
{
    /// <summary>Callers may name any model; a store of metrics keeps a series for each.</summary>
    private const int MaxModels = 20;

    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320] };
    private static readonly InstrumentAdvice<double> Gaps = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<long> Tokens = new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576] };

    private readonly ConcurrentDictionary<string, byte> _models = new(StringComparer.Ordinal);
    private readonly string _provider;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _longestGap;
    private readonly Histogram<double> _meanGap;
    private readonly Histogram<long> _tokens;
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _retries;

    public ProviderMetrics(IMeterFactory meters, Provider provider)
    {
        _provider = provider.Name;
        var meter = meters.Create(ApiTelemetry.Name);
        _duration = meter.CreateHistogram("gen_ai.client.operation.duration", "s", "From a call to the end of its answer, retries included.", advice: Durations);
        _firstToken = meter.CreateHistogram(
            "gen_ai.client.operation.time_to_first_chunk", "s", "From a call to its first token, retries included.", advice: Durations);
        _tokens = meter.CreateHistogram("gen_ai.client.token.usage", "{token}", "Tokens of a call, as the provider counted them.", advice: Tokens);
        _longestGap = meter.CreateHistogram("streamchat.provider.longest_gap", "s", "The longest wait between two pieces of an answer.", advice: Gaps);
        _meanGap = meter.CreateHistogram("streamchat.provider.token_gap", "s", "From one token of an answer to the next, on average.", advice: Gaps);
        _open = meter.CreateUpDownCounter<long>("streamchat.provider.calls.open", "{call}", "Calls that the provider is answering.");
        _open.Add(0);
        _errors = meter.CreateCounter<long>("streamchat.provider.errors", "{error}", "Calls that gave no whole answer, by code.");
        _retries = meter.CreateCounter<long>("streamchat.provider.retries", "{retry}", "Attempts after the first, by the code of what failed.");
    }

    internal void Opened() => _open.Add(1);

    internal void Failed(ProblemCode code) => _errors.Add(1, Tag(code));

    internal void Retried(ProblemCode code) => _retries.Add(1, Tag(code));

    internal void FirstToken(TimeSpan after, string model) => _firstToken.Record(after.TotalSeconds, Tags(model));

    internal void Used(Usage usage, string model)
    {
        var tags = Tags(model);
        _tokens.Record(usage.PromptTokens, [.. tags, new("gen_ai.token.type", "input")]);
        _tokens.Record(usage.CompletionTokens, [.. tags, new("gen_ai.token.type", "output")]);
    }

    internal void Gap(TimeSpan longest, TimeSpan mean, string model)
    {
        var tags = Tags(model);
        _longestGap.Record(longest.TotalSeconds, tags);
        _meanGap.Record(mean.TotalSeconds, tags);
    }

    /// <summary>The call is over; how is a code of ours, or null for a whole answer.</summary>
    internal void Closed(TimeSpan after, string model, string? error)
    {
        _open.Add(-1);
        TagList tags = new(Tags(model));
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        _duration.Record(after.TotalSeconds, tags);
    }

    private KeyValuePair<string, object?>[] Tags(string model) =>
        [new("gen_ai.operation.name", "chat"), new("gen_ai.provider.name", _provider), new("gen_ai.request.model", Bounded(model))];

    private string Bounded(string model) =>
        _models.ContainsKey(model) || (_models.Count < MaxModels && _models.TryAdd(model, 0)) ? model : "other";

    private static KeyValuePair<string, object?> Tag(ProblemCode code) => new("code", code.Code);
}
