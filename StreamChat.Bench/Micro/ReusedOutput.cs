using System.Buffers;

namespace StreamChat.Bench.Micro;

/// <summary>A response's pipe without its server: bytes are counted, and their place is used again.</summary>
internal sealed class ReusedOutput : IBufferWriter<byte>
{
    private readonly byte[] _place = new byte[64 * 1024];
    private int _used;

    internal long Written { get; private set; }

    public void Advance(int count)
    {
        _used += count;
        Written += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => Free(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Free(sizeHint).Span;

    private Memory<byte> Free(int size)
    {
        _used = _place.Length - _used < Math.Max(size, 1) ? 0 : _used;
        return _place.AsMemory(_used);
    }
}
