namespace StreamChat.Gateway.Limits.Streams;

/// <summary>One stream's place; given back when it is disposed.</summary>
internal sealed class StreamSlot(StreamLimit limit, string caller) : IDisposable
{
    private int _hasLeft;

    internal string Caller => caller;

    internal string Id { get; } = Guid.NewGuid().ToString("N");

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            limit.Leave(this);
        }
    }
}
