namespace StreamChat.Api.Storage.Runs;

/// <summary>What is read of a log.</summary>
/// <param name="Batches">In order and without gap; the first may begin before the place that was asked for, as batches are kept whole.</param>
/// <param name="LastSequence">The last event that the log holds; 0 when it holds none.</param>
/// <param name="IsHeld">False when the log does not exist (any more): then only the message can tell what was said.</param>
/// <param name="HasEnded">Whether nothing will be added.</param>
internal sealed record LogPiece(IReadOnlyList<LogBatch> Batches, long LastSequence, bool IsHeld, bool HasEnded);
