namespace StreamChat.Api.Providers.Calls;

/// <summary>
/// Tells when the provider leaves an attempt unanswered for long. A refusal that will be retried is an answer, and our own pause before
/// the retry is no silence of the provider.
/// </summary>
internal sealed class SilenceWatch(TimeSpan patience, TimeProvider time)
{
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first attempt that is silent for too long.</summary>
    internal Task Silent => _silent.Task;

    /// <summary>Watches one attempt, until what is returned is disposed.</summary>
    internal ITimer Begin() =>
        time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), _silent, patience, Timeout.InfiniteTimeSpan);
}
