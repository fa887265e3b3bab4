namespace StreamChat.Simulator.Faults;

/// <summary>Resets a connection after what was flushed has left.</summary>
internal sealed class ConnectionReset(TimeProvider time)
{
    // A reset throws away what is still in the socket's buffers, and nothing tells when they are empty.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    internal async Task AfterFlushAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(Grace, time, cancellationToken);
        context.Abort();
    }
}
