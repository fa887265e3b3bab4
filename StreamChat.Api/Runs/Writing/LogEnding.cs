using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Writing;

/// <summary>
/// Ends a run in the store and then for its readers: nobody is told the end before it is stored. While the store is away the end is held,
/// but not for ever; it is stored even after readers were told that it could not be.
/// </summary>
/// <param name="target">Where it is stored.</param>
/// <param name="writer">Who wrote what is stored already.</param>
/// <param name="time">Where time comes from.</param>
/// <param name="logger">Hears of what must not happen.</param>
internal sealed partial class LogEnding(WriteTarget target, LogWriter writer, TimeProvider time, ILogger<LogEnding> logger)
{
    private readonly RunLog _log = target.Log;
    private bool _mayBeStored;

    /// <summary>True when readers were told something else than what is stored.</summary>
    internal bool WasGivenUp { get; private set; }

    /// <summary>Ends it; false when the store refuses it, and then readers are not told anything.</summary>
    /// <param name="ending">How it ends, but for its events.</param>
    /// <param name="end">Its last event.</param>
    /// <param name="stored">Called when it stands in the store, before any reader is told.</param>
    /// <param name="givenUp">What readers get instead when the store stays away.</param>
    /// <param name="cancellationToken">Fires when the process can wait no longer.</param>
    internal async Task<bool> EndAsync(
        RunEnding ending, ReadOnlyMemory<byte> end, Action stored, ReadOnlyMemory<byte> givenUp, CancellationToken cancellationToken)
    {
        await writer.StopAsync();
        var start = time.GetTimestamp();
        var last = _log.Last;
        RetryPause retry = new(time);
        while (true)
        {
            switch (await TryEndAsync(ending, end, last))
            {
                case AppendOutcome.Refused:
                    return false;
                case AppendOutcome.TailLost:
                    break; // the next try writes all of it
                case not null:
                    stored();
                    Tell(end);
                    return true;
            }

            var left = RunTimes.EndHeld - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                WasGivenUp = true;
                Tell(givenUp);
            }

            await retry.WaitAsync(cancellationToken, left > TimeSpan.Zero ? left : null);
        }
    }

    private void Tell(ReadOnlyMemory<byte> end)
    {
        if (_log.State == LogState.Open)
        {
            _log.Publish(_log.Append(end.Span));
            _log.Complete();
        }
    }

    private async Task<AppendOutcome?> TryEndAsync(RunEnding ending, ReadOnlyMemory<byte> end, long last)
    {
        try
        {
            var backlog = await writer.WriteBacklogAsync(last);
            if (backlog is null or AppendOutcome.Refused or AppendOutcome.TailLost)
            {
                return backlog;
            }

            var whole = ending with { Events = LastBatch(end, last) };
            var outcome = await writer.Gate.PassAsync(target.EndAsync(whole), last);
            if (outcome == AppendOutcome.Refused && _mayBeStored && await target.HasEndedAsAsync(ending))
            {
                return AppendOutcome.Written;
            }

            _mayBeStored |= outcome is null;
            return outcome;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
        catch (Exception e)
        {
            _mayBeStored = true;
            LogFailed(target.Key.RunId, e);
            writer.Gate.Open();
            return null;
        }
    }

    private LogBatch LastBatch(ReadOnlyMemory<byte> end, long last)
    {
        var stored = writer.Gate.Stored;
        if (stored == last)
        {
            return new LogBatch(last + 1, last + 1, end);
        }

        var rest = _log.SliceAfter(stored, last, int.MaxValue).Events;
        byte[] all = [.. rest.Span, .. end.Span];
        return new LogBatch(stored + 1, last + 1, all);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of run {RunId} could not be stored.")]
    private partial void LogFailed(string runId, Exception exception);
}
