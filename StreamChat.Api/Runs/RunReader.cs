namespace StreamChat.Api.Runs;

/// <summary>
/// One reader of a run, at its own pace: <see cref="TryRead"/> until it has no more, then <see cref="ReadAsync"/>, until that says false.
/// It gets <c>connected</c> first, then every event after its starting point once and in order, then nothing more after the last.
/// </summary>
internal abstract class RunReader : IAsyncDisposable
{
    /// <summary>
    /// Whether the run has ended and its reader has seen all of it: the starting point is its last event. There is nothing to stream then,
    /// and an EventSource is best told to stay away.
    /// </summary>
    internal virtual bool HasNothingLeft => false;

    /// <summary>The number of the last event that was handed out, or the place that it starts after.</summary>
    internal abstract long Position { get; }

    /// <summary>How the run ended, once all of it was handed out; null until then.</summary>
    internal abstract string? EndState { get; }

    /// <summary>The next whole events among what is here, encoded as server-sent events; valid until the next call.</summary>
    internal abstract bool TryRead(out ReadOnlyMemory<byte> events);

    /// <summary>Waits until there is more; false once the run has ended and all was read, or this replica is leaving and has said so.</summary>
    internal abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
