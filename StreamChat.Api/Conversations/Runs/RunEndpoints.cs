using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Runs;
using StreamChat.Api.Sse;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Runs;

/// <summary>Runs, by whoever started them: their state, their events, their end (CONTRACT §5).</summary>
internal static class RunEndpoints
{
    internal static RouteGroupBuilder MapRuns(this RouteGroupBuilder group)
    {
        var run = group.MapGroup("/runs/{id}").WithTags("Runs");
        run.MapGet("", FindAsync).WithName("Run").WithSummary("How far a run is.");
        run.MapGet("/events", StreamAsync).WithName("RunEvents").WithSummary("A run's events, from any point on.")
            .WithDescription("Events: connected, thinking, content, usage, done, error, reset, resumable, reconnect. 204 when the run has ended and was read to its last event.")
            .TakesHeader("Last-Event-ID", "The last event that came; the next one follows.")
            .TakesQuery<long?>("after", "The same, where no header can be sent.");
        run.MapPost("/cancel", CancelAsync).WithName("CancelRun").WithSummary("Ends a run; what there is of its answer is kept.");
        return group;
    }

    private static async Task<Results<JsonHttpResult<RunJson>, ProblemResult>> FindAsync(
        HttpContext context, string id, RunService runs, CancellationToken cancellationToken) =>
        Answer(KeyOf(context, id) is { } key ? await runs.FindAsync(key, cancellationToken) : null);

    private static async Task<Results<JsonHttpResult<RunJson>, ProblemResult>> CancelAsync(
        HttpContext context, string id, RunService runs, CancellationToken cancellationToken) =>
        Answer(KeyOf(context, id) is { } key ? await runs.CancelAsync(key, cancellationToken) : null);

    private static async Task<Results<SseResult, NoContent, ProblemResult>> StreamAsync(
        HttpContext context, string id, RunService runs, CancellationToken cancellationToken)
    {
        var (after, invalid) = EventPosition.Read(context.Request);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var reader = KeyOf(context, id) is { } key ? await runs.OpenReaderAsync(key, after, cancellationToken) : null;
        if (reader is not { HasNothingLeft: true })
        {
            return reader is null ? new ProblemResult(RunProblems.NoRun) : RunStream.Of(reader);
        }

        // An EventSource comes back when a stream ends, whatever its last event said; only this status keeps it away.
        await reader.DisposeAsync();
        return TypedResults.NoContent();
    }

    private static RunKey? KeyOf(HttpContext context, string id) => Ids.Read(id) is { } runId ? new RunKey(Caller.Of(context).Id, runId) : null;

    private static Results<JsonHttpResult<RunJson>, ProblemResult> Answer(Run? run) =>
        run is null ? new ProblemResult(RunProblems.NoRun) : TypedResults.Json(new RunJson(run), ConversationsJsonContext.Plain.RunJson);
}
