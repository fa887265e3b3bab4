namespace StreamChat.ServiceDefaults.Health;

/// <summary>Counts the requests in flight, so that a drain knows when the last one has ended.</summary>
internal sealed class OpenRequests
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
    private int _count;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    internal void Enter()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0)
            {
                _empty?.TrySetResult();
                _empty = null;
            }
        }
    }

    /// <summary>Ends at the first moment without a request.</summary>
    internal Task WhenEmptyAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task.WaitAsync(cancellationToken);
        }
    }
}
