using StreamChat.Bench.Load.Frames;
using StreamChat.Bench.Tokens;

namespace StreamChat.Bench.Load;

/// <summary>One stream as it comes in: its frames checked, its times noted.</summary>
internal sealed class StreamReading
{
    private readonly LoadFigures _figures;
    private readonly FrameChecker _frames;
    private long _sent;
    private long _last;

    internal StreamReading(LoadFigures figures, Wire wire, Shape shape, int stream)
    {
        _figures = figures;
        _frames = new FrameChecker(wire, shape, stream, Came);
        Events = new SseEvents(_frames.Take);
    }

    /// <summary>Takes the body's bytes.</summary>
    internal SseEvents Events { get; }

    /// <summary>The request is sent; times are counted from the first attempt.</summary>
    internal void Sent() => _sent = _sent == 0 ? TokenText.Now : _sent;

    /// <summary>The request was refused for now, and will be sent again.</summary>
    internal void Refused() => _figures.Refused();

    internal void HeadCame() => _figures.Head.Add(TokenText.Now - _sent);

    /// <summary>The stream has ended by itself, or been broken by <paramref name="failure"/>.</summary>
    internal void Ended(string? failure = null)
    {
        if (failure is null)
        {
            _frames.End();
        }

        _figures.Ended(_frames.Tokens, _frames.Fault ?? failure, _frames.Marks);
    }

    /// <summary>This client has left before the end, as it meant to.</summary>
    internal void Left() => _figures.Ended(_frames.Tokens, _frames.Fault ?? (_frames.Tokens == 0 ? "not a token came before the client left" : null));

    private void Came(long written)
    {
        var now = TokenText.Now;
        _figures.Age.Add(now - written);
        if (_last == 0)
        {
            _figures.First.Add(now - _sent);
        }
        else
        {
            _figures.Gap.Add(now - _last);
        }

        _last = now;
    }
}
