namespace StreamChat.ServiceDefaults.Health;

/// <summary>
/// The end of this process, from the first moment of its shutdown: readiness is 503, new requests are refused, and requests that are open
/// may end within the drain time. Long-lived ones that only wait should watch <see cref="Token"/> and end by themselves.
/// </summary>
public sealed class Drain : IDisposable
{
    /// <summary>Marks an answer that refused its request because of the drain, before anything was done: whoever spreads requests may send it elsewhere.</summary>
    public const string RefusedHeader = "X-StreamChat-Draining";

    private readonly CancellationTokenSource _source = new();

    /// <summary>Makes one that is not draining; the container does, and tests may.</summary>
    public Drain() => Token = _source.Token;

    /// <summary>Fires at the start of shutdown.</summary>
    public CancellationToken Token { get; }

    /// <summary>True from the start of shutdown on.</summary>
    public bool IsDraining => Token.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <summary>Starts the drain; more than once is the same as once.</summary>
    internal void Begin() => _source.Cancel();
}
