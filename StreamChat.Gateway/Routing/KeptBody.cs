namespace StreamChat.Gateway.Routing;

/// <summary>A request's body as it comes, of which so much is kept that it can be sent once more; a longer one cannot.</summary>
internal sealed class KeptBody(Stream body) : Stream
{
    private const int MaxKept = 64 * 1024;

    private readonly MemoryStream _kept = new();
    private bool _isTooLong;

    /// <summary>Whether all that was read is still here.</summary>
    internal bool IsWhole => !_isTooLong;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next read is of its beginning again.</summary>
    internal void Rewind() => _kept.Position = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_kept.Position < _kept.Length)
        {
            return _kept.Read(buffer.Span);
        }

        var length = await body.ReadAsync(buffer, cancellationToken);
        if (_isTooLong || _kept.Length + length > MaxKept)
        {
            _isTooLong = true;
            _kept.SetLength(0);
        }
        else
        {
            _kept.Write(buffer.Span[..length]);
        }

        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
