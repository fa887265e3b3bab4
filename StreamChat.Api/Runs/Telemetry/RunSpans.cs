using System.Diagnostics;
using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Telemetry;

/// <summary>
/// The span of a run, in the trace of the request that started it and outliving it. It exists before the run is stored, because the run's
/// record holds its place: whoever reads the run, on any replica, links to it.
/// </summary>
internal static class RunSpans
{
    /// <summary>Begins it beside what the caller is doing, which stays current.</summary>
    internal static Activity? Begin(Run run)
    {
        var current = Activity.Current;
        var span = ApiTelemetry.Source.StartActivity("run", ActivityKind.Internal, current?.Context ?? default);
        Activity.Current = current;
        return span?.SetTag(RunTags.Run, run.Id).SetTag(RunTags.Conversation, run.ConversationId);
    }

    /// <summary>Its place in its trace, as W3C writes it; null where nobody records it.</summary>
    internal static string? PlaceOf(Activity? span) => span is { Recorded: true } ? span.Id : null;

    /// <summary>There is no run after all.</summary>
    internal static void Drop(Activity? span)
    {
        if (span is not null)
        {
            var current = Activity.Current;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            span.IsAllDataRequested = false;
            span.Dispose();
            Activity.Current = current;
        }
    }
}
