using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Runs.Producing;

/// <summary>How an answer ended, whole or not.</summary>
internal sealed record RunEnd(RunState State)
{
    private const string CancelledReason = "cancelled";

    /// <summary>The provider's word, or ours for a cancelled run; null when nobody gave one.</summary>
    internal string? FinishReason { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    internal ProblemCode? Code { get; init; }

    /// <summary>What went wrong in a sentence that is safe to show.</summary>
    internal string Detail { get; init; } = "";

    internal TokenUsage? Usage { get; init; }

    internal MessageStatus Status => State switch
    {
        RunState.Completed => MessageStatus.Completed,
        RunState.Cancelled => MessageStatus.Cancelled,
        RunState.Failed => MessageStatus.Failed,
        _ => MessageStatus.Interrupted,
    };

    internal static RunEnd Cancelled { get; } = new(RunState.Cancelled) { FinishReason = CancelledReason };

    internal static RunEnd Interrupted { get; } = new(RunState.Interrupted)
    {
        Code = ProblemCodes.Interrupted,
        Detail = "The replica that wrote this answer shuts down and could not finish it; what was there is kept.",
    };

    /// <summary>The answer is longer than anybody takes: what providers call <c>length</c>.</summary>
    internal static RunEnd Full { get; } = new(RunState.Completed) { FinishReason = "length" };

    internal static RunEnd Broken { get; } = new(RunState.Failed) { Code = ProblemCodes.Internal, Detail = "Something went wrong on our side." };

    /// <summary>The end of a run whose start the store may or may not have kept, as it did not answer.</summary>
    internal static RunEnd NeverBegun { get; } = new(RunState.Failed) { Code = ProblemCodes.StoreUnavailable, Detail = HeldTooLong };

    internal const string HeldTooLong = "The store has not answered for too long; the answer may turn up later.";

    internal static RunEnd Failed(ProviderFailure failure, Usage? usage = null) =>
        new(RunState.Failed) { Code = failure.Code, Detail = failure.Detail, Usage = Of(usage) };

    /// <summary>An answer is whole only if the provider said why it stopped.</summary>
    internal static RunEnd Of(AnswerEnd end) => end.Failure is { } failure
        ? Failed(failure, end.Usage)
        : new(RunState.Completed) { FinishReason = end.FinishReason, Usage = Of(end.Usage) };

    private static TokenUsage? Of(Usage? usage) =>
        usage is { } count ? new TokenUsage(count.PromptTokens, count.CompletionTokens, count.TotalTokens) : null;
}
