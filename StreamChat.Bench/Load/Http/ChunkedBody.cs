using StreamChat.Bench.Load.Frames;

namespace StreamChat.Bench.Load.Http;

/// <summary>The body of an HTTP/1.1 response: chunked, or all that comes until the connection closes.</summary>
internal sealed class ChunkedBody(bool isChunked, SseEvents events)
{
    private Part _part = isChunked ? Part.Size : Part.All;
    private int _left;

    private enum Part
    {
        All,
        Size,
        SizeEnd,
        Data,
        DataEnd,
        Trailer,
        Over,
    }

    /// <summary>Whether the last chunk has come.</summary>
    internal bool IsOver => _part == Part.Over;

    /// <summary>Passes what is body to the events; false when an event was refused or this is no chunked body.</summary>
    internal bool Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            switch (_part)
            {
                case Part.All:
                    return events.Feed(bytes);
                case Part.Data:
                    var length = Math.Min(_left, bytes.Length);
                    if (!events.Feed(bytes[..length]))
                    {
                        return false;
                    }

                    bytes = bytes[length..];
                    _left -= length;
                    _part = _left == 0 ? Part.DataEnd : Part.Data;
                    break;
                case Part.Over:
                    return false;
                default:
                    if (!Take(bytes[0]))
                    {
                        return false;
                    }

                    bytes = bytes[1..];
                    break;
            }
        }

        return true;
    }

    private bool Take(byte next)
    {
        if (next == '\r')
        {
            return true;
        }

        if (next == '\n')
        {
            _part = _part switch
            {
                Part.Size or Part.SizeEnd => _left == 0 ? Part.Trailer : Part.Data,
                Part.DataEnd => Part.Size,
                _ => Part.Over,
            };
            return true;
        }

        if (_part == Part.Size)
        {
            _left = (_left * 16) + (next <= '9' ? next - '0' : (next | 0x20) - 'a' + 10);
            return char.IsAsciiHexDigit((char)next);
        }

        return false; // chunk extensions and trailers: no system of the bench sends them
    }
}
