using System.Threading.Tasks.Sources;

namespace StreamChat.Api.Runs.Log;

/// <summary>
/// One reader's place in a log. It is used by one reader at a time, reads without locks and copies nothing; waiting costs no allocation.
/// </summary>
internal sealed class LogCursor : IValueTaskSource<bool>
{
    private readonly RunLog _log;
    private LogStrand _strand;
    private LogSegment _segment;
    private long _changesSeen;
    private ManualResetValueTaskSourceCore<bool> _wait = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private CancellationToken _cancellationToken;

    /// <summary>Begins after an event; before the first that is held where that is later.</summary>
    internal LogCursor(RunLog log, long after)
    {
        _log = log;
        Observe();
        _strand = log.Strand;
        _segment = _strand.Head;
        Position = Math.Max(after, _strand.First - 1);
    }

    /// <summary>The last event that was read.</summary>
    internal long Position { get; private set; }

    /// <summary>
    /// Takes note of all that the log tells, so that <see cref="WaitAsync"/> waits for what comes later; call it before looking at the log.
    /// </summary>
    internal void Observe() => _changesSeen = _log.Changes;

    /// <summary>The next visible events that lie together.</summary>
    internal bool TryRead(out ReadOnlyMemory<byte> events)
    {
        var strand = _log.Strand;
        if (strand != _strand)
        {
            _strand = strand;
            _segment = strand.Head;
            Position = strand.First - 1;
        }

        var visible = strand.Visible;
        if (Position >= visible)
        {
            events = default;
            return false;
        }

        while (_segment.Last <= Position)
        {
            _segment = _segment.Next!; // there is one, as a later event is visible
        }

        var last = Math.Min(visible, _segment.Last);
        events = _segment.Slice(Position + 1, last);
        Position = last;
        return true;
    }

    /// <summary>Waits for a change since <see cref="Observe"/>; there may be nothing to read after it.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        _wait.Reset();
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((LogCursor)state!).Cancel(), this);
        if (_log.TryWait(this, _changesSeen, cancellationToken))
        {
            return new ValueTask<bool>(this, _wait.Version);
        }

        _registration.Dispose();
        return cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<bool>(cancellationToken) : ValueTask.FromResult(true);
    }

    /// <summary>Ends the wait; called by the log, once for each wait.</summary>
    internal void Wake() => _wait.SetResult(true);

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        _registration.Dispose();
        return _wait.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    private void Cancel()
    {
        if (_log.TryForget(this))
        {
            _wait.SetException(new OperationCanceledException(_cancellationToken));
        }
    }
}
