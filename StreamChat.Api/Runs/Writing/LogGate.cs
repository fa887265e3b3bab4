using StreamChat.Api.Runs.Log;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Writing;

/// <summary>
/// Keeps events from readers until the store has them, because what a reader has seen must not be lost with this replica. A store that
/// does not answer soon opens the gate: then readers see events at once and are told that these are not safe, until it keeps up again.
/// </summary>
internal sealed class LogGate(RunLog log, TimeProvider time)
{
    private readonly Lock _lock = new();
    private bool _isOpen;

    /// <summary>The last event that the store has said to hold.</summary>
    internal long Stored { get; private set; }

    /// <summary>Events were appended; while the gate is open they are visible at once.</summary>
    internal void Appended()
    {
        lock (_lock)
        {
            if (_isOpen)
            {
                PublishAll();
            }
        }
    }

    /// <summary>Waits for a write; null when the store could not do it.</summary>
    /// <param name="write">What was begun.</param>
    /// <param name="last">The last event in it.</param>
    internal async Task<AppendOutcome?> PassAsync(Task<AppendOutcome> write, long last)
    {
        var start = time.GetTimestamp();
        try
        {
            var isInTime = await IsInTimeAsync(write, start);
            var outcome = await write;
            if (outcome == AppendOutcome.TailLost)
            {
                Lost();
            }
            else if (outcome != AppendOutcome.Refused)
            {
                Written(last, isInTime);
            }

            return outcome;
        }
        catch (StoreUnavailableException)
        {
            OpenUnlessStoodStill(start);
            return null;
        }
    }

    /// <summary>Lets readers see what there is, stored or not.</summary>
    internal void Open()
    {
        lock (_lock)
        {
            _isOpen = true;
            PublishAll();
        }
    }

    /// <summary>The store does not hold what it had said to hold: all is to be written again, and until then nothing is safe.</summary>
    private void Lost()
    {
        lock (_lock)
        {
            Stored = 0;
            Open();
        }
    }

    private void PublishAll()
    {
        if (Stored < log.Last)
        {
            log.SetResumable(false);
        }

        log.Publish(log.Last);
    }

    /// <summary>
    /// The store ends every call within a second by itself. If more went by, it was this process that stood still: perhaps for so long that its runs were
    /// taken over, and then what was not stored before must not be shown. The next write tells.
    /// </summary>
    private void OpenUnlessStoodStill(long start)
    {
        if (time.GetElapsedTime(start) < RunTimes.StandStill)
        {
            Open();
        }
    }

    private async Task<bool> IsInTimeAsync(Task<AppendOutcome> write, long start)
    {
        try
        {
            await write.WaitAsync(RunTimes.WriteGate, time);
            return true;
        }
        catch (TimeoutException)
        {
            OpenUnlessStoodStill(start);
            return false;
        }
    }

    private void Written(long last, bool isInTime)
    {
        lock (_lock)
        {
            // What an open gate has let through is marked until it is stored as well; meanwhile the gate is closed for what comes after it.
            Stored = Math.Max(Stored, last);
            _isOpen &= !isInTime;
            log.Publish(Math.Min(Stored, log.Last));
            if (Stored >= log.Visible)
            {
                log.SetResumable(true);
            }
        }
    }
}
