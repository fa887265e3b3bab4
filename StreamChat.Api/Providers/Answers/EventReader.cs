using System.Buffers;
using System.Runtime.CompilerServices;

namespace StreamChat.Api.Providers.Answers;

/// <summary>
/// Cuts server-sent events out of a provider's bytes, in place. It follows the HTML standard's rules for lines (LF, CR, CRLF), comments,
/// several data lines and an event that is cut off before its blank line, which does not count. Of the fields only <c>data</c> and the
/// event name <c>error</c> matter here.
/// </summary>
internal sealed class EventReader(Stream stream) : IDisposable
{
    /// <summary>A longer event or line is no token; whoever sends it would make us buffer without end.</summary>
    internal const int MaxEventSize = 1024 * 1024;

    private const int StartSize = 4096;

    private byte[] _buffer = [];
    private int _line;            // where the current line begins
    private int _scanned;         // up to where it was searched for its end
    private int _end;             // where the bytes end
    private int _data;            // where the current event's data begins
    private int _dataLength = -1; // -1: no data line yet
    private bool _isError;
    private bool _skipLineFeed;   // the last line ended in CR: a LF right after it belongs to it
    private bool _atStart = true;

    /// <summary>True when the provider sent more in one event or line than <see cref="MaxEventSize"/>; nothing can be read any more.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>The next whole event among the bytes that are here; its data stays valid until the next call of any method.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> data, out bool isError)
    {
        while (TryReadLine(out var start, out var length))
        {
            if (length > 0)
            {
                TakeField(start, length);
                continue;
            }

            isError = _isError;
            _isError = false;
            if (_dataLength >= 0)
            {
                data = _buffer.AsSpan(_data, _dataLength);
                _dataLength = -1;
                return true;
            }
        }

        data = default;
        isError = false;
        return false;
    }

    /// <summary>Waits for more bytes; false at the end of the stream, and when there is no room for more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_dataLength < 0 && _line == _end)
        {
            // Nothing is kept while nothing comes: thousands of streams wait most of their time.
            Release();
#pragma warning disable CA2022 // there is nothing to read into: it only waits
            await stream.ReadAsync(Memory<byte>.Empty, cancellationToken);
#pragma warning restore CA2022
        }

        if (!MakeRoom())
        {
            IsTooLong = true;
            return false;
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    public void Dispose() => Release();

    private void Release()
    {
        _line = _scanned = _end = 0;
        Replace([]);
    }

    private bool TryReadLine(out int start, out int length)
    {
        if (_skipLineFeed && _line < _end)
        {
            _skipLineFeed = false;
            if (_buffer[_line] == '\n')
            {
                _scanned = ++_line;
            }
        }

        start = _line;
        var found = _buffer.AsSpan(_scanned, _end - _scanned).IndexOfAny((byte)'\n', (byte)'\r');
        if (found < 0)
        {
            _scanned = _end;
            length = 0;
            return false;
        }

        var at = _scanned + found;
        length = at - start;
        _skipLineFeed = _buffer[at] == '\r';
        _line = _scanned = at + 1;
        return true;
    }

    private void TakeField(int start, int length)
    {
        var line = _buffer.AsSpan(start, length);
        if (_atStart)
        {
            _atStart = false;
            if (line.StartsWith("\uFEFF"u8))
            {
                TakeField(start + 3, length - 3);
                return;
            }
        }

        if (line.StartsWith("data"u8))
        {
            TakeData(start, line);
        }
        else if (line is [(byte)'e', (byte)'v', (byte)'e', (byte)'n', (byte)'t', (byte)':', .. var name])
        {
            _isError = name.TrimStart((byte)' ').SequenceEqual("error"u8);
        }
    }

    private void TakeData(int start, ReadOnlySpan<byte> line)
    {
        const int NameLength = 4;
        if (line.Length > NameLength && line[NameLength] != ':')
        {
            return; // a field whose name only begins like ours
        }

        var skip = Math.Min(line.Length, NameLength + 1);
        skip += line.Length > skip && line[skip] == ' ' ? 1 : 0;
        var value = line[skip..];
        if (_dataLength < 0)
        {
            _data = start + skip;
            _dataLength = value.Length;
            return;
        }

        // Several data lines are one text: the next one moves down to the end of the last one, which is always before it.
        _buffer[_data + _dataLength++] = (byte)'\n';
        value.CopyTo(_buffer.AsSpan(_data + _dataLength));
        _dataLength += value.Length;
    }

    /// <summary>Moves what is not done with to the front of the buffer, or makes the buffer larger.</summary>
    private bool MakeRoom()
    {
        var keep = _dataLength >= 0 ? _data : _line;
        if (keep > 0 && _end == _buffer.Length)
        {
            _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
            (_data, _line, _scanned, _end) = (_data - keep, _line - keep, _scanned - keep, _end - keep);
        }

        if (_end < _buffer.Length)
        {
            return true;
        }

        if (_end >= MaxEventSize)
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(StartSize, _buffer.Length * 2));
        _buffer.AsSpan(0, _end).CopyTo(larger);
        Replace(larger);
        return true;
    }

    private void Replace(byte[] next)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = next;
    }
}
