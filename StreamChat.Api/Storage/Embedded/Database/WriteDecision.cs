namespace StreamChat.Api.Storage.Embedded.Database;

/// <summary>
/// Whether a write stands, decided once, by whoever is first: the writer that is about to commit, or the caller that has stopped waiting. So a
/// caller that was told of a failure knows that nothing was written: a run that was taken over or started, and nobody told, would be nobody's.
/// </summary>
internal sealed class WriteDecision
{
    private const int Open = 0;
    private const int Commit = 1;
    private const int Abandon = 2;

    private int _state;

    internal bool TryCommit() => Interlocked.CompareExchange(ref _state, Commit, Open) == Open;

    internal bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandon, Open) == Open;
}
