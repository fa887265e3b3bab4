namespace StreamChat.Bench.Load.Frames;

/// <summary>Takes one whole event; its spans are valid until it returns. False ends the reading.</summary>
internal delegate bool TakeEvent(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data);

/// <summary>
/// Cuts server-sent events out of bytes that come in any pieces. Events here have one data line and LF, which is checked: anything else counts as
/// a fault of the system under test, since no frame of the bench looks so.
/// </summary>
internal sealed class SseEvents(TakeEvent take)
{
    private byte[] _rest = [];
    private int _length;

    /// <summary>Whether an event has begun and not ended.</summary>
    internal bool IsWithinEvent => _length > 0;

    /// <summary>Takes the events that end within these bytes; false when one was refused.</summary>
    internal bool Feed(ReadOnlySpan<byte> bytes)
    {
        if (_length > 0)
        {
            // Most events are whole: only what was cut is gathered.
            Keep(bytes);
            var gathered = _rest.AsSpan(0, _length);
            var used = Cut(gathered, out var goesOn);
            gathered[used..].CopyTo(_rest);
            _length -= used;
            return goesOn;
        }

        var whole = Cut(bytes, out var isGood);
        Keep(bytes[whole..]);
        return isGood;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _rest.Length)
        {
            Array.Resize(ref _rest, Math.Max(512, (_length + bytes.Length) * 2));
        }

        bytes.CopyTo(_rest.AsSpan(_length));
        _length += bytes.Length;
    }

    private int Cut(ReadOnlySpan<byte> bytes, out bool goesOn)
    {
        goesOn = true;
        var at = 0;
        while (goesOn && bytes[at..].IndexOf("\n\n"u8) is >= 0 and var length)
        {
            goesOn = Take(bytes.Slice(at, length));
            at += length + 2;
        }

        return at;
    }

    private bool Take(ReadOnlySpan<byte> lines)
    {
        ReadOnlySpan<byte> name = default, id = default, data = default;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? default : lines[(end + 1)..];
            if (line.StartsWith("data: "u8))
            {
                data = line["data: ".Length..];
            }
            else if (line.StartsWith("id: "u8))
            {
                id = line["id: ".Length..];
            }
            else if (line.StartsWith("event: "u8))
            {
                name = line["event: ".Length..];
            }
        }

        return data.IsEmpty || take(name, id, data); // a comment or a retry: no event
    }
}
