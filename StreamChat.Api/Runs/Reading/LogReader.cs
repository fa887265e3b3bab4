using StreamChat.Api.Runs.Events;
using StreamChat.Api.Runs.Log;
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
    private readonly LogCursor _cursor;
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
    internal LogReader(RunLog log, RunHeader header, long after, Random random, Action? closed = null)
    {
        _log = log;
        _header = header;
        _random = random;
        _closed = closed;
        _events = new RunEvents(header.Run);
        var hasEnded = log.State == LogState.Completed;
        var visible = log.Visible;
        _needsReset = after > log.Last; // what the store has may be seen on another replica a moment before it is visible here
        HasNothingLeft = hasEnded && after == visible;
        _cursor = new LogCursor(log, !_needsReset ? after : hasEnded ? visible - 1 : visible); // the end itself is always told as an event
    }

    internal override bool HasNothingLeft { get; }

    internal override bool TryRead(out ReadOnlyMemory<byte> events)
    {
        _cursor.Observe();
        return TryReadMark(out events) || _cursor.TryRead(out events) || TryLeave(out events);
    }

    internal override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var state = _log.State; // before what is visible: nothing comes after an end
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
            _closed?.Invoke();
        }

        return ValueTask.CompletedTask;
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
