using StreamChat.Api.Storage.Records;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Tests.Infrastructure.Stores;

/// <summary>A run as <see cref="FakeStore"/> keeps it.</summary>
internal sealed class FakeRun(Run run)
{
    internal Run Run { get; set; } = run;

    internal List<LogBatch> Log { get; } = [];

    internal long LastSequence => Log.Count > 0 ? Log[^1].Last : 0;

    internal bool HasEnded => Run.State >= RunState.Completed;

    /// <summary>False once the log has expired.</summary>
    internal bool IsHeld { get; set; } = true;

    /// <summary>When it was last noted to be read, in order.</summary>
    internal List<DateTimeOffset> Touches { get; } = [];

    /// <summary>The events after a number; batches are kept whole, and a page holds at most <paramref name="pageSize"/> of them.</summary>
    internal LogPiece Read(long after, int pageSize) => IsHeld
        ? new LogPiece([.. Log.Where(batch => batch.Last > after).Take(pageSize)], LastSequence, IsHeld: true, HasEnded)
        : new LogPiece([], 0, IsHeld: false, HasEnded);
}
