namespace StreamChat.ServiceDefaults.Server;

/// <summary>
/// Ends a response whose reader has stopped reading. Kestrel's minimum data rate does not: each byte that the kernel has taken extends
/// its allowance, so a reader that takes nothing at all stays for minutes.
/// </summary>
internal sealed class WriteDeadline(TimeSpan patience, TimeProvider time, Action expired) : IDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _isWaiting;

    /// <summary>Waits for a write; one that ends at once, as nearly all do, costs nothing.</summary>
    internal ValueTask WatchAsync(ValueTask write) => write.IsCompleted ? write : AwaitAsync(write);

    internal ValueTask<T> WatchAsync<T>(ValueTask<T> write) => write.IsCompleted ? write : AwaitAsync(write);

    public void Dispose() => _timer?.Dispose();

    private async ValueTask AwaitAsync(ValueTask write)
    {
        Start();
        try
        {
            await write;
        }
        finally
        {
            Stop();
        }
    }

    private async ValueTask<T> AwaitAsync<T>(ValueTask<T> write)
    {
        Start();
        try
        {
            return await write;
        }
        finally
        {
            Stop();
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            _isWaiting = true;
        }

        if (_timer is null)
        {
            _timer = time.CreateTimer(_ => Expire(), null, patience, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isWaiting = false;
        }

        _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // The timer may fire just when the write ends, and the response with it: nobody may touch that any more.
    private void Expire()
    {
        lock (_lock)
        {
            if (_isWaiting)
            {
                expired();
            }
        }
    }
}
