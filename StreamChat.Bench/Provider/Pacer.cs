using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Provider;

/// <summary>
/// Wakes many streams at their times with one thread and one wait a millisecond: a wheel of slots, in place of a timer for every token.
/// </summary>
internal sealed class Pacer : IDisposable
{
    private const int Slots = 4096;

    private readonly Lock _lock = new();
    private readonly List<Beat>[] _wheel = [.. Enumerable.Range(0, Slots).Select(_ => new List<Beat>())];
    private readonly ManualResetEvent _stopping = new(false);
    private long _done = Tick();

    internal Pacer() => new Thread(Turn) { IsBackground = true, Name = "pacer" }.Start();

    /// <summary>Calls the beat at a time, in microseconds of <see cref="TokenText.Now"/>.</summary>
    internal void Add(Beat beat, long time)
    {
        lock (_lock)
        {
            beat.Tick = Math.Max(time / 1000, _done + 1);
            _wheel[beat.Tick % Slots].Add(beat);
        }
    }

    public void Dispose() => _stopping.Set();

    private static long Tick() => TokenText.Now / 1000;

    private void Turn()
    {
        var due = new List<Beat>();
        while (!_stopping.WaitOne(1))
        {
            lock (_lock)
            {
                for (var now = Tick(); _done < now;)
                {
                    Take(++_done, due);
                }
            }

            foreach (var beat in due)
            {
                beat.Fire();
            }

            due.Clear();
        }
    }

    private void Take(long tick, List<Beat> due)
    {
        var slot = _wheel[tick % Slots];
        for (var i = slot.Count - 1; i >= 0; i--)
        {
            if (slot[i].Tick <= tick)
            {
                due.Add(slot[i]);
                slot[i] = slot[^1];
                slot.RemoveAt(slot.Count - 1);
            }
        }
    }
}
