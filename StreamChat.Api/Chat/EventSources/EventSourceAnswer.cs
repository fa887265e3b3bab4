using System.Buffers;
using StreamChat.Api.Runs;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.EventSources;

/// <summary>One <c>EventSource</c> reading a run: what it begins with decides the status, the rest is streamed.</summary>
internal sealed class EventSourceAnswer(RunReader reader, EventId position) : IAsyncDisposable
{
    private readonly RunTextFrames _frames = new(position);
    private readonly ArrayBufferWriter<byte> _head = new();
    private Task<bool>? _next;

    /// <summary>Reads what is there; false when what comes next is not held.</summary>
    internal bool TryBegin()
    {
        while (!_frames.HasBegun && reader.TryRead(out var events))
        {
            _frames.Take(events.Span, _head);
        }

        return !_frames.IsLost;
    }

    /// <summary>Waits for the first event, but not for longer than <paramref name="patience"/>; a failure without any text is returned.</summary>
    internal async Task<Problem?> BeginAsync(Task patience, CancellationToken cancellationToken)
    {
        while (TryBegin() && !_frames.HasBegun)
        {
            _next = reader.ReadAsync(cancellationToken).AsTask();
            if (await Task.WhenAny(_next, patience) != _next || !await _next)
            {
                break;
            }

            _next = null;
        }

        return _frames.EarlyFailure;
    }

    /// <summary>Sends all of it.</summary>
    internal async Task SendAsync(SseWriter stream, CancellationToken cancellationToken)
    {
        await using (this)
        {
            stream.Output.Write(_head.WrittenSpan);
            do
            {
                while (reader.TryRead(out var events))
                {
                    _frames.Take(events.Span, stream.Output);
                }

                if (!await stream.FlushAsync() || _frames.IsLost)
                {
                    return;
                }
            }
            while (await stream.WaitAsync(NextAsync(cancellationToken)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_next is not null)
        {
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // ends with the request
        }

        await reader.DisposeAsync();
    }

    private ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var next = _next;
        _next = null;
        return next is null ? reader.ReadAsync(cancellationToken) : new ValueTask<bool>(next);
    }
}
