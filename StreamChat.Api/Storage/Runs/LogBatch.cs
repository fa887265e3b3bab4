namespace StreamChat.Api.Storage.Runs;

/// <summary>Consecutive events of a run's log, encoded as they go to readers, one after the other.</summary>
internal readonly record struct LogBatch(long First, long Last, ReadOnlyMemory<byte> Events);
