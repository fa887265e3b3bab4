using StreamChat.Api.Runs.Log;
using StreamChat.Api.Runs.Reading;
using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Producing;

/// <summary>A run that this replica owns, from its start until a moment after its end.</summary>
#pragma warning disable CA1001 // Its token source has neither timer nor handle to let go of, and may be cancelled from anywhere at any time.
internal sealed class ActiveRun
#pragma warning restore CA1001
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _readers;
    private int _readersUntilNow;
    private long _lastReader;
    private long _end;
    private RunStop? _stopReason;
    private volatile Run _record;

    internal ActiveRun(string owner, Turn turn, TimeProvider time)
    {
        _time = time;
        _lastReader = time.GetTimestamp();
        _record = turn.Run;
        Key = new RunKey(owner, turn.Run.Id);
        Header = new RunHeader(turn.Run, turn.Answer);
    }

    internal RunKey Key { get; }

    internal RunHeader Header { get; }

    internal RunLog Log { get; } = new();

    /// <summary>The run as it is now.</summary>
    internal Run Record => _record.State == RunState.Queued && Log.Last > 0 ? _record with { State = RunState.Streaming } : _record;

    /// <summary>Fires when the run must stop.</summary>
    internal CancellationToken Stopping => _stop.Token;

    /// <summary>Why it must stop; null while it need not.</summary>
    internal RunStop? StopReason
    {
        get
        {
            lock (_lock)
            {
                return _stopReason;
            }
        }
    }

    /// <summary>Completes when the run has ended for its readers.</summary>
    internal Task Ended => _ended.Task;

    /// <summary>All that is done for this run.</summary>
    internal Task Work { get; set; } = Task.CompletedTask;

    /// <summary>How long ago it ended; null while it goes on.</summary>
    internal TimeSpan? SinceEnd => _ended.Task.IsCompleted ? _time.GetElapsedTime(Volatile.Read(ref _end)) : null;

    /// <summary>After how long without a reader it is cancelled, where that is sooner than for all runs.</summary>
    internal TimeSpan? OrphanTime { get; init; }

    /// <summary>For how long nobody has read it here.</summary>
    internal TimeSpan Unread => Volatile.Read(ref _readers) > 0 ? TimeSpan.Zero : _time.GetElapsedTime(Volatile.Read(ref _lastReader));

    /// <summary>How often it was read here.</summary>
    internal int ReadersUntilNow => Volatile.Read(ref _readersUntilNow);

    internal RunReader OpenReader(long after, Random random)
    {
        Interlocked.Increment(ref _readers);
        Interlocked.Increment(ref _readersUntilNow);
        return new LogReader(Log, Header, after, random, Left);
    }

    /// <summary>Stops the provider's work and ends the run; the first reason counts.</summary>
    internal void Stop(RunStop reason)
    {
        lock (_lock)
        {
            if (_stopReason is not null || _ended.Task.IsCompleted)
            {
                return;
            }

            _stopReason = reason;
        }

        _ = _stop.CancelAsync(); // not here: what is called then is the producer's
    }

    /// <summary>It stands in the store as this record says.</summary>
    internal void Settle(Run record) => _record = record;

    /// <summary>It has ended, for its readers as well.</summary>
    internal void End()
    {
        Volatile.Write(ref _end, _time.GetTimestamp());
        _ended.TrySetResult();
    }

    private void Left()
    {
        Volatile.Write(ref _lastReader, _time.GetTimestamp());
        Interlocked.Decrement(ref _readers);
    }
}
