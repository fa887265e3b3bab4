namespace StreamChat.Tests.Infrastructure.Http;

/// <summary>A stream that gives its bytes in pieces of given sizes, the last size for ever, as a network would; then it ends, fails, or hangs.</summary>
internal sealed class ChunkedStream(byte[] bytes, IEnumerable<int> sizes, Func<CancellationToken, Task>? atEnd = null) : Stream
{
    private readonly IEnumerator<int> _sizes = sizes.GetEnumerator();
    private int _at;
    private int _size = 1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_at == bytes.Length && atEnd is not null)
        {
            await atEnd(cancellationToken);
        }

        return Read(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_sizes.MoveNext())
        {
            _size = Math.Max(1, _sizes.Current);
        }

        var length = Math.Min(Math.Min(_size, buffer.Length), bytes.Length - _at);
        bytes.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _sizes.Dispose();
        base.Dispose(disposing);
    }
}
