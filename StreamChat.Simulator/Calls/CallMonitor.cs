namespace StreamChat.Simulator.Calls;

/// <summary>Sees calls come and clients leave, and lets a test wait for both.</summary>
internal sealed class CallMonitor(TimeProvider time, CallMetrics metrics)
{
    private const int MaxRecent = 1024;

    private readonly Lock _lock = new();
    private readonly Queue<SimulatedCall> _recent = [];
    private readonly List<(Func<SimulatedCall, bool> Matches, TaskCompletionSource<SimulatedCall> Found)> _waiters = [];
    private readonly int[] _ended = new int[Enum.GetValues<CallState>().Length];
    private int _started;
    private int _open;

    /// <summary>All calls since the start.</summary>
    internal int Started => Volatile.Read(ref _started);

    /// <summary>Calls that are being answered now.</summary>
    internal int Open => Volatile.Read(ref _open);

    /// <summary>Calls that ended so.</summary>
    internal int Count(CallState state) => state == CallState.Open ? Open : Volatile.Read(ref _ended[(int)state]);

    /// <summary>The last calls, newest first.</summary>
    internal IReadOnlyList<SimulatedCall> Recent()
    {
        lock (_lock)
        {
            return [.. _recent.Reverse()];
        }
    }

    /// <summary>The call with this number (1 is the first since the start), as soon as it has started.</summary>
    internal Task<SimulatedCall> CallAsync(int number, CancellationToken cancellationToken) =>
        CallAsync(call => call.Number == number, cancellationToken);

    /// <summary>The first call with this request id, as soon as it has started.</summary>
    internal Task<SimulatedCall> CallAsync(string requestId, CancellationToken cancellationToken) =>
        CallAsync(call => call.Origin.RequestId == requestId, cancellationToken);

    /// <summary>The first call that matches, among the recent ones or those to come.</summary>
    internal Task<SimulatedCall> CallAsync(Func<SimulatedCall, bool> matches, CancellationToken cancellationToken)
    {
        TaskCompletionSource<SimulatedCall> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_recent.FirstOrDefault(matches) is { } known)
            {
                return Task.FromResult(known);
            }

            _waiters.Add((matches, found));
        }

        return found.Task.WaitAsync(cancellationToken);
    }

    internal SimulatedCall Start(CallOrigin origin, string model, bool isStream)
    {
        Interlocked.Increment(ref _open);
        metrics.Started();
        lock (_lock)
        {
            SimulatedCall call = new(++_started, origin, model, isStream, time.GetUtcNow());
            _recent.Enqueue(call);
            if (_recent.Count > MaxRecent)
            {
                _recent.Dequeue();
            }

            foreach (var (_, found) in _waiters.Where(waiter => waiter.Matches(call)))
            {
                found.TrySetResult(call);
            }

            _waiters.RemoveAll(waiter => waiter.Found.Task.IsCompleted);
            return call;
        }
    }

    internal void End(SimulatedCall call, CallState state)
    {
        // Counted first: whoever awaited the end then sees numbers that include it.
        Interlocked.Increment(ref _ended[(int)state]);
        Interlocked.Decrement(ref _open);
        metrics.Ended(state, call.TokensSent);
        call.End(state);
    }
}
