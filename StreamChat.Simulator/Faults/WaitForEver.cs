using StreamChat.ServiceDefaults.Health;

namespace StreamChat.Simulator.Faults;

/// <summary>Waits for the client to leave. The simulator's own shutdown ends the wait too, and cuts the connection.</summary>
internal sealed class WaitForEver(Drain drain, TimeProvider time)
{
    internal Task WaitAsync(HttpContext context, CancellationToken cancellationToken) =>
        RepeatAsync(context, Timeout.InfiniteTimeSpan, () => Task.CompletedTask, cancellationToken);

    /// <summary>Does something again and again meanwhile.</summary>
    internal async Task RepeatAsync(HttpContext context, TimeSpan interval, Func<Task> act, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(drain.Token, cancellationToken);
        try
        {
            while (true)
            {
                await Task.Delay(interval, time, either.Token);
                await act();
            }
        }
        catch (OperationCanceledException) when (drain.IsDraining && !cancellationToken.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
