namespace StreamChat.ServiceDefaults.Health;

/// <summary>Counts the requests in flight, and other work that the process must not end before, so that a drain knows when the last has ended.</summary>
public sealed class OpenRequests
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

    /// <summary>Something begins that a drain waits for; it must <see cref="Leave"/>.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    /// <summary>It has ended.</summary>
    public void Leave()
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
