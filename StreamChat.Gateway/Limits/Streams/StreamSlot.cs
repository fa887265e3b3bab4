namespace StreamChat.Gateway.Limits.Streams;

/// <summary>One open stream's place; given back when it is disposed.</summary>
internal sealed class StreamSlot(StreamLimit limit, string caller) : IAsyncDisposable
{
    internal string Caller => caller;

    internal string Id { get; } = Guid.NewGuid().ToString("N");

    public ValueTask DisposeAsync() => limit.LeaveAsync(this);
}
