using System.Diagnostics;
using System.Threading.Channels;
using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Writing;

/// <summary>
/// Writes a run's log to the store while it grows: the first event at once, then whatever has gathered, one write at a time and not too
/// often. It takes from the log, which holds all in order, so that a store that was away gets everything later and nothing is kept twice.
/// </summary>
/// <param name="target">Where it writes.</param>
/// <param name="told">Hears that the run is refused, or that somebody asked to end it.</param>
/// <param name="time">Where time comes from.</param>
/// <param name="logger">Hears of what must not happen.</param>
internal sealed partial class LogWriter(WriteTarget target, Action<AppendOutcome> told, TimeProvider time, ILogger<LogWriter> logger) : IDisposable
{
    private const int MaxBatch = 256 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly RunLog _log = target.Log;
    private readonly LogGate _gate = new(target.Log, time);
    private readonly Channel<bool> _appended = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true, SingleWriter = true });

    private Task _writing = Task.CompletedTask;
    private LogBatch? _unconfirmed; // its acknowledgement never came: it is written again as it was
    private bool _isBehind;
    private long? _lastWrite;

    internal LogGate Gate => _gate;

    /// <summary>Begins to write, outside of the run's span: twenty writes a second would bury everything else in its trace.</summary>
    internal void Start()
    {
        var span = Activity.Current;
        Activity.Current = null;
        _writing = WriteAllAsync();
        Activity.Current = span;
    }

    /// <summary>The producer has appended events.</summary>
    internal void Appended()
    {
        _gate.Appended();
        _appended.Writer.TryWrite(true);
    }

    /// <summary>Ends the writing, after the write that is under way.</summary>
    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    /// <summary>Writes what the end of the run cannot take with it. Null when the store could not, and the same must be tried again.</summary>
    internal async Task<AppendOutcome?> WriteBacklogAsync(long last)
    {
        var outcome = (AppendOutcome?)AppendOutcome.Written;
        while (outcome is not (null or AppendOutcome.Refused or AppendOutcome.TailLost) && (_unconfirmed is not null || IsMoreThanOneBatch(last)))
        {
            outcome = await TryWriteAsync(last);
        }

        return outcome;
    }

    public void Dispose() => _stop.Dispose();

    private async Task WriteAllAsync()
    {
        try
        {
            while (await _appended.Reader.ReadAsync(_stop.Token))
            {
                if (!await CatchUpAsync())
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // What is left is written with the end.
        }
    }

    /// <summary>Writes until nothing is left; false when the run is no longer ours.</summary>
    private async Task<bool> CatchUpAsync()
    {
        RetryPause retry = new(time);
        while (_gate.Stored < _log.Last)
        {
            if (!_isBehind)
            {
                await SpaceAsync();
            }

            var outcome = await TryWriteAsync(_log.Last);
            if (outcome is null or AppendOutcome.TailLost)
            {
                await retry.WaitAsync(_stop.Token);
                continue;
            }

            if (outcome != AppendOutcome.Written)
            {
                told(outcome.Value);
            }

            if (outcome == AppendOutcome.Refused)
            {
                return false;
            }

            retry = new RetryPause(time);
        }

        return true;
    }

    private bool IsMoreThanOneBatch(long last) => _gate.Stored < last && _log.SliceAfter(_gate.Stored, last, MaxBatch).Last < last;

    private async Task SpaceAsync()
    {
        if (_lastWrite is { } last && RunTimes.WriteSpacing - time.GetElapsedTime(last) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, _stop.Token);
        }
    }

    private async Task<AppendOutcome?> TryWriteAsync(long last)
    {
        var batch = _unconfirmed ??= _log.SliceAfter(_gate.Stored, last, MaxBatch);
        _isBehind = batch.Last < last;
        _lastWrite = time.GetTimestamp();
        try
        {
            var outcome = await _gate.PassAsync(target.AppendAsync(batch), batch.Last);
            _unconfirmed = outcome is null ? batch : null;
            return outcome;
        }
        catch (Exception e)
        {
            // A store that fails in a way of its own must not cost the reader the answer: it counts as away.
            LogFailed(target.Key.RunId, e);
            _gate.Open();
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log of run {RunId} could not be written.")]
    private partial void LogFailed(string runId, Exception exception);
}
