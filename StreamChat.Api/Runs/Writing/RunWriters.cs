using StreamChat.Api.Runs.Producing;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Storage.Runs;

namespace StreamChat.Api.Runs.Writing;

/// <summary>Makes what writes a run's log to the store.</summary>
internal sealed class RunWriters(IRunStore store, RunMetrics metrics, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>A writer of a run of ours, which hears from it when somebody else has ended it.</summary>
    internal LogWriter Open(ActiveRun run) => new(
        TargetOf(run),
        outcome => run.Stop(outcome == AppendOutcome.Refused ? RunStop.Refused : RunStop.Cancelled),
        time,
        loggers.CreateLogger<LogWriter>());

    internal LogEnding End(ActiveRun run, LogWriter writer) => new(TargetOf(run), writer, time, loggers.CreateLogger<LogEnding>());

    private WriteTarget TargetOf(ActiveRun run) => new(run.Key, run.Header.Run.Epoch, run.Log, store) { Metrics = metrics };
}
