using System.Threading.Tasks.Sources;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Provider;

/// <summary>One stream's wait for its next time; used again for each.</summary>
internal sealed class Beat(Pacer pacer) : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source; // continues on the pacer's thread: what follows is a copy and a flush

    /// <summary>The millisecond at which it is due.</summary>
    internal long Tick { get; set; }

    /// <summary>Waits for a time, in microseconds; not at all when it has passed.</summary>
    internal ValueTask WaitAsync(long time)
    {
        if (time <= TokenText.Now)
        {
            return ValueTask.CompletedTask;
        }

        _source.Reset();
        pacer.Add(this, time);
        return new ValueTask(this, _source.Version);
    }

    internal void Fire() => _source.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
