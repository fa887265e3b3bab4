using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Providers.Calls;

/// <summary>
/// Watches the budgets of one call. A token costs it one time stamp: the single timer looks at the stamp when it fires, and sleeps on
/// for what is left if there was progress since.
/// </summary>
internal sealed class CallClock : IDisposable
{
    // The answer is whole once its finish reason is in; what follows (usage, [DONE]) is not worth waiting for much longer.
    private static readonly TimeSpan AfterFinish = TimeSpan.FromSeconds(5);

    private readonly ProviderBudgets _budgets;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private readonly long _start;
    private readonly bool _streams;
    private readonly ITimer _timer;
    private long _progress;
    private volatile bool _finished;
    private volatile ProviderFailure? _expired;

    /// <summary>Starts the clock.</summary>
    /// <param name="budgets">The times.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="streams">False for an answer that comes as a whole, of which only the whole time can be bounded.</param>
    /// <param name="caller">Whoever wants the answer; when it fires, nothing has expired.</param>
    internal CallClock(ProviderBudgets budgets, TimeProvider time, bool streams, CancellationToken caller)
    {
        _budgets = budgets;
        _time = time;
        _streams = streams;
        _start = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _timer = time.CreateTimer(static state => ((CallClock)state!).Check(), this, NextDue().Left, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires when a budget is used up or the caller has gone.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Which budget was used up; null while none is, and when the caller has gone.</summary>
    internal ProviderFailure? Expired => _expired;

    /// <summary>What is left for the first token, or for the whole of an answer that does not stream.</summary>
    internal TimeSpan Left => NextDue().Left;

    /// <summary>A token has come; after a finish it is that of another choice, which has the usual time again.</summary>
    internal void Progress()
    {
        _finished = false;
        var isFirst = Volatile.Read(ref _progress) == 0;
        Volatile.Write(ref _progress, _time.GetTimestamp());
        if (isFirst)
        {
            Check(); // with a short stall budget the new due time is earlier than that of the first token
        }
    }

    /// <summary>The finish reason has come.</summary>
    internal void Finish()
    {
        Progress();
        _finished = true;
        Check(); // the new due time is earlier than the timer's
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Check()
    {
        var (left, failure) = NextDue();
        try
        {
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            _expired = failure;
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended while the timer fired.
        }
    }

    private (TimeSpan Left, ProviderFailure Failure) NextDue()
    {
        var total = (Left: _budgets.Run - _time.GetElapsedTime(_start), Failure: RunTooLong);
        var token = NextTokenDue();
        return _streams && token.Left < total.Left ? token : total;
    }

    private (TimeSpan Left, ProviderFailure Failure) NextTokenDue()
    {
        var progress = Volatile.Read(ref _progress);
        if (progress == 0)
        {
            return (_budgets.FirstToken - _time.GetElapsedTime(_start), NoFirstToken);
        }

        var budget = _finished && AfterFinish < _budgets.Stall ? AfterFinish : _budgets.Stall;
        return (budget - _time.GetElapsedTime(progress), Stalled);
    }

    private static readonly ProviderFailure NoFirstToken =
        new(ProblemCodes.ProviderTimeout, "The provider did not begin its answer in time.");

    private static readonly ProviderFailure Stalled =
        new(ProblemCodes.ProviderTimeout, "The provider stopped in the middle of its answer.");

    private static readonly ProviderFailure RunTooLong =
        new(ProblemCodes.ProviderTimeout, "The answer took longer than a run may take.");
}
