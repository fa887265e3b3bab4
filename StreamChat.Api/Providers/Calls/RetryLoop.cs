using Microsoft.Extensions.Options;
using StreamChat.Api.Providers.Telemetry;

namespace StreamChat.Api.Providers.Calls;

/// <summary>The only place that repeats a provider call, and only while nothing of an answer has come.</summary>
internal sealed partial class RetryLoop(
    IOptions<ProviderBudgets> budgets,
    RetryBudget budget,
    Random random,
    TimeProvider time,
    ProviderMetrics metrics,
    ILogger<RetryLoop> logger)
{
    /// <summary>Makes attempts until one gives a value, fails for good, or there is no time or credit for another.</summary>
    internal async Task<ProviderOutcome<T>> RunAsync<T>(CallClock clock, Func<CallClock, Task<ProviderOutcome<T>>> attempt)
        where T : class
    {
        budget.OnRequest();
        for (var retry = 0; ; retry++)
        {
            var outcome = await attempt(clock);
            if (!outcome.HasFailed || !IsWorthRetrying(outcome.Failure, clock) || retry == budgets.Value.Retries)
            {
                return outcome;
            }

            if (RetryDelays.Next(retry, outcome.Failure.RetryAfter, clock.Left, random.NextDouble()) is not { } delay || !budget.TryTake())
            {
                return outcome;
            }

            metrics.Retried(outcome.Failure.Code);
            LogRetry(outcome.Failure.Code.Code, retry + 1, delay.TotalSeconds);
            try
            {
                await Task.Delay(delay, time, clock.Token);
            }
            catch (OperationCanceledException) when (clock.Expired is { } expired)
            {
                return expired;
            }
        }
    }

    // A budget of ours that is used up leaves no time for another attempt.
    private static bool IsWorthRetrying(ProviderFailure failure, CallClock clock) => failure.MayPass && clock.Expired is null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider failed with {Code}; retry {Retry} in {Seconds:0.00} s.")]
    private partial void LogRetry(string code, int retry, double seconds);
}
