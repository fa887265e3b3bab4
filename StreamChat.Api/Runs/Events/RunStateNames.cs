using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Events;

/// <summary>The states of a run as clients and telemetry know them.</summary>
internal static class RunStateNames
{
    internal static string Of(RunState state) => state switch
    {
        RunState.Queued => "queued",
        RunState.Streaming => "streaming",
        RunState.Completed => "completed",
        RunState.Cancelled => "cancelled",
        RunState.Failed => "failed",
        RunState.Interrupted => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
