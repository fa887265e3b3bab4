using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Remote.Following;
using StreamChat.Api.Runs.Remote.Text;

namespace StreamChat.Api.Runs.Reading;

/// <summary>
/// One reader of a log in memory, be it that of a run of this replica or a copy of one that lives elsewhere. A place beyond the log's end
/// was given by a store that has lost it since: such a reader gets the whole message first.
/// </summary>
internal sealed class LogReader : RunReader
{
    private readonly RunLog _log;
    private readonly RunHeader _header;
    private readonly RunEvents _events;
    private readonly ITimer? _patience;
    private LogCursor _cursor;
    private long _awaited; // the place whose event has not come here yet; 0 for none
    private volatile bool _isPatienceOver;
    private readonly Random _random;
    private readonly Action? _closed;
    private bool _isConnected;
    private bool _needsReset;
    private bool _saidResumable;
    private bool _saidReconnect;
    private bool _isClosed;

    /// <summary>Opens it.</summary>
    /// <param name="log">What is read.</param>
    /// <param name="header">Whose log it is.</param>
    /// <param name="after">The last event that the reader has.</param>
    /// <param name="random">Spreads the return of readers that are sent away.</param>
    /// <param name="closed">Called once, when the reader has gone.</param>
    /// <param name="patience">How long a place that is not here yet is waited for: its owner may have shown what the store gets a little later.</param>
    internal LogReader(RunLog log, RunHeader header, long after, Random random, Action? closed = null, (TimeSpan Time, TimeProvider Clock)? patience = null)
    {
        _log = log;
        _header = header;
        _random = random;
        _closed = closed;
        _events = new RunEvents(header.Run);
        HasNothingLeft = log.State == LogState.Completed && after == log.Visible;
        _cursor = new LogCursor(log, after);
        if (after <= log.Last) // what the store has may be seen on another replica a moment before it is visible here
        {
            return;
        }

        if (patience is var (time, clock) && log.State == LogState.Open)
        {
            _awaited = after;
            _patience = clock.CreateTimer(static state => ((LogReader)state!).LosePatience(), this, time, Timeout.InfiniteTimeSpan);
        }
        else
        {
            BeginReset();
        }
    }

    internal override bool HasNothingLeft { get; }

    internal override long Position => _cursor.Position;

    internal override string? EndState => _log.State == LogState.Completed && _cursor.Position == _log.Visible ? LogEnd.StateIn(_log) : null;

    internal override bool TryRead(out ReadOnlyMemory<byte> events)
    {
        _cursor.Observe();
        FindPlace();
        return TryReadMark(out events) || (_awaited == 0 && (_cursor.TryRead(out events) || TryLeave(out events)));
    }

    internal override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var state = _log.State; // before what is visible: nothing comes after an end
        if (_awaited > 0)
        {
            return HasMark || IsPlaceFound || _isPatienceOver || state != LogState.Open ? ValueTask.FromResult(true) : _cursor.WaitAsync(cancellationToken);
        }

        if (HasMark || _cursor.Position < _log.Visible || (state == LogState.Left && !_saidReconnect))
        {
            return ValueTask.FromResult(true);
        }

        return state == LogState.Open ? _cursor.WaitAsync(cancellationToken) : ValueTask.FromResult(false);
    }

    public override ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _patience?.Dispose();
            _closed?.Invoke();
        }

        return ValueTask.CompletedTask;
    }

    private bool IsPlaceFound => _log.Visible >= _awaited;

    /// <summary>Goes on from the awaited place once it is here, and begins anew when it will not come.</summary>
    private void FindPlace()
    {
        if (_awaited == 0)
        {
            return;
        }

        var state = _log.State;
        if (IsPlaceFound || state == LogState.Left)
        {
            _cursor = new LogCursor(_log, _awaited);
            _awaited = 0;
        }
        else if (_isPatienceOver || state == LogState.Completed)
        {
            _awaited = 0;
            BeginReset();
        }
    }

    private void BeginReset()
    {
        if (_log.First > 1)
        {
            _cursor = new LogCursor(_log, _log.First - 1); // a log that does not begin at the beginning begins with a reset
            return;
        }

        var hasEnded = _log.State == LogState.Completed;
        var visible = _log.Visible;
        _needsReset = true;
        _cursor = new LogCursor(_log, hasEnded ? visible - 1 : visible); // the end itself is always told as an event
    }

    private void LosePatience()
    {
        _isPatienceOver = true;
        _log.Nudge();
    }

    private bool HasMark => !_isConnected || _needsReset || _saidResumable != _log.IsResumable;

    private bool TryReadMark(out ReadOnlyMemory<byte> events)
    {
        events = default;
        if (!HasMark)
        {
            return false;
        }

        if (_isConnected && _needsReset)
        {
            _needsReset = false;
            events = Reset();
            return true;
        }

        _saidResumable = _log.IsResumable;
        events = _isConnected ? _events.Resumable(_saidResumable) : _events.Connected(_header.DroppedMessages, _saidResumable);
        _isConnected = true;
        return true;
    }

    private ReadOnlyMemory<byte> Reset()
    {
        var text = new RunText();
        var strand = _log.Strand;
        if (_cursor.Position >= strand.First)
        {
            text.Take(LogSlice.Of(strand, strand.First, Math.Min(_cursor.Position, strand.Last)).Span);
        }

        return _events.Reset(_cursor.Position, _header.Base?.Content + text.Content, _header.Base?.Thinking + text.Thinking);
    }

    private bool TryLeave(out ReadOnlyMemory<byte> events)
    {
        events = default;
        if (_saidReconnect || _log.State != LogState.Left)
        {
            return false;
        }

        _saidReconnect = true;
        events = _events.Reconnect(_random.NextDouble() * RunTimes.ReconnectSpread);
        return true;
    }
}
