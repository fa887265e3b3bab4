using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace StreamChat.Api.Sse;

/// <summary>
/// The open response of one event stream. One producer writes; while it waits for something to write it says so, and a heartbeat may
/// write instead. Neither allocates per event.
/// </summary>
internal sealed class SseWriter : IDisposable
{
    // Who may touch the output: the producer, nobody while it waits, or the heartbeat for one comment.
    private const int Producing = 0;
    private const int Waiting = 1;
    private const int Beating = 2;

    private readonly PipeWriter _output;
    private readonly TimeSpan _silence;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _hasBegun;
    private int _owner;
    private long _lastFlush;
    private TaskCompletionSource? _beat;

    /// <summary>Opens the stream.</summary>
    /// <param name="output">The response's body, which ends a flush that its reader does not take (the write deadline of the server).</param>
    /// <param name="silence">After how long a comment is sent.</param>
    /// <param name="time">Where time comes from.</param>
    internal SseWriter(PipeWriter output, TimeSpan silence, TimeProvider time)
    {
        _output = output;
        _silence = silence;
        _time = time;
        _lastFlush = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((SseWriter)state!).Beat(), this, silence, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Where frames are written; nothing leaves before <see cref="FlushAsync"/>.</summary>
    internal IBufferWriter<byte> Output => _output;

    /// <summary>Sends what was written; the first time the headers too, even without a frame. False when the reader has gone.</summary>
    internal ValueTask<bool> FlushAsync()
    {
        if (_hasBegun && _output.UnflushedBytes == 0)
        {
            return ValueTask.FromResult(true);
        }

        _hasBegun = true;
        Volatile.Write(ref _lastFlush, _time.GetTimestamp());
        var flush = _output.FlushAsync();
        return flush.IsCompletedSuccessfully ? ValueTask.FromResult(!flush.Result.IsCompleted) : WaitForReaderAsync(flush);
    }

    /// <summary>Awaits what the producer waits for; meanwhile silence is broken by comments.</summary>
    internal ValueTask<T> WaitAsync<T>(ValueTask<T> next) => next.IsCompleted ? next : WaitSlowlyAsync(next);

    public void Dispose() => _timer.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> WaitSlowlyAsync<T>(ValueTask<T> next)
    {
        Volatile.Write(ref _owner, Waiting);
        try
        {
            return await next;
        }
        finally
        {
            while (Interlocked.CompareExchange(ref _owner, Producing, Waiting) == Beating)
            {
                await _beat!.Task;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> WaitForReaderAsync(ValueTask<FlushResult> flush) => !(await flush).IsCompleted;

    private void Beat()
    {
        var left = _silence - _time.GetElapsedTime(Volatile.Read(ref _lastFlush));
        if (left <= TimeSpan.Zero)
        {
            var beat = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _beat = beat;
            if (Interlocked.CompareExchange(ref _owner, Beating, Waiting) == Waiting)
            {
                _ = CommentAsync(beat); // ends within the write timeout, and whoever produces awaits it
                return;
            }

            left = _silence; // the producer is at work: no silence
        }

        SleepFor(left);
    }

    private async Task CommentAsync(TaskCompletionSource beat)
    {
        try
        {
            _output.Write(": \n\n"u8);
            await FlushAsync();
        }
        finally
        {
            Interlocked.CompareExchange(ref _owner, Waiting, Beating);
            beat.SetResult();
            SleepFor(_silence);
        }
    }

    private void SleepFor(TimeSpan time)
    {
        try
        {
            _timer.Change(time, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The stream has ended.
        }
    }
}
