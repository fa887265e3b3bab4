using System.Globalization;
using StreamChat.Simulator.Faults;

namespace StreamChat.Simulator.Models;

/// <summary>Every part that a model's name can be made of; README.md says the same for people.</summary>
internal sealed class ModelModifiers(SimulatorOptions options)
{
    private const int MaxTokens = 1_000_000;

    // Where a fault's name does not say after how many tokens it comes.
    private const int DefaultAfter = 3;

    private static readonly string[] FinishReasons = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    /// <summary>The longer pattern first, so that <c>error-429-quota</c> is not <c>error-N</c> and a rest.</summary>
    internal IReadOnlyList<ModelModifier> LongestFirst() =>
        [.. Pacing().Concat(Endings()).Concat(Refusals()).Concat(StreamFaults()).OrderByDescending(modifier => modifier.Length)];

    private IEnumerable<ModelModifier> Pacing() =>
    [
        new("fast", (model, _) => model with { Delay = TimeSpan.Zero }),
        new("delay-N", (model, ms) => model with { Delay = Milliseconds(ms) }),
        new("chunk-N", (model, count) => model with { ChunkSize = Math.Max(1, Number(count)) }),
        new("tokens-N", (model, count) => Number(count) <= MaxTokens ? model with { Tokens = Number(count) } : null),
        new("long", (model, _) => model with { IsLong = true, Tokens = options.LongTokens }),
        new("long-N", (model, count) => Number(count) <= MaxTokens ? model with { IsLong = true, Tokens = Number(count) } : null),
        new("mixed-N", (model, count) => Number(count) is > 0 and <= MaxTokens ? model with { MixedLength = Number(count) } : null),
        new("thinking", (model, _) => model with { Thinks = true }),
        new("slow-start", (model, _) => model with { StartDelay = options.SlowStart }),
        new("slow-start-N", (model, ms) => model with { StartDelay = Milliseconds(ms) }),
        new("first-token-N", (model, ms) => model with { FirstTokenDelay = Milliseconds(ms) }),
    ];

    private static IEnumerable<ModelModifier> Endings() =>
    [
        new("finish-W", (model, reason) => FinishReasons.Contains(reason) ? model with { FinishReason = reason } : null),
        new("times-N", (model, count) => model with { FaultyCalls = Number(count) }),
        new("retry-after-N", (model, seconds) => model with { RetryAfter = Number(seconds) }),
    ];

    private static IEnumerable<ModelModifier> Refusals() =>
    [
        new("error-N", (model, status) => Number(status) is >= 400 and <= 599 ? model with { Fault = Fault.Error(Number(status)) } : null),
        new("error-429-quota", (model, _) => model with { Fault = Fault.Error(429) with { IsQuota = true } }),
        new("reset", (model, _) => model with { Fault = new Fault(FaultKind.Reset) }),
        new("silent", (model, _) => model with { Fault = new Fault(FaultKind.Silent) }),
    ];

    private static IEnumerable<ModelModifier> StreamFaults() =>
    [
        After("drop", FaultKind.Drop),
        After("end", FaultKind.End),
        After("stall", FaultKind.Stall),
        After("comments", FaultKind.Comments),
        After("error-in-stream", FaultKind.ErrorChunk),
        After("event-error", FaultKind.ErrorEvent),
        After("malformed", FaultKind.Malformed),
        After("invalid-utf8", FaultKind.InvalidUtf8),
        After("huge-line", FaultKind.HugeLine),
        Plain("malformed", FaultKind.Malformed),
        Plain("invalid-utf8", FaultKind.InvalidUtf8),
        Plain("huge-line", FaultKind.HugeLine),
        Plain("empty-chunks", FaultKind.EmptyChunks),
        new("empty-chunks-N", (model, count) => model with { Fault = new Fault(FaultKind.EmptyChunks, DefaultAfter, Number(count)) }),
    ];

    private static ModelModifier After(string name, FaultKind kind) =>
        new(name + "-after-N", (model, count) => model with { Fault = new Fault(kind, Number(count)) });

    private static ModelModifier Plain(string name, FaultKind kind) =>
        new(name, (model, _) => model with { Fault = new Fault(kind, DefaultAfter) });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(Number(text));
}
