using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Runs;
using StreamChat.Api.Runs;
using StreamChat.Api.Sse;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>Answers a start in the way that its client asked for: with the run's events, or with the run.</summary>
internal sealed class StartedRunResults(RunService runs)
{
    private const string EventStream = "text/event-stream";

    internal async Task<Results<SseResult, JsonHttpResult<RunJson>, ProblemResult>> AnswerAsync(
        HttpContext context, TurnStart start, CancellationToken cancellationToken)
    {
        if (start.Run is not { } run)
        {
            return new ProblemResult(start.Problem!);
        }

        context.Response.Headers.Location = $"/api/runs/{run.Id}";
        if (!WantsEvents(context.Request))
        {
            var body = new RunJson(run) { QuestionId = start.QuestionId };
            return TypedResults.Json(body, ConversationsJsonContext.Plain.RunJson, statusCode: StatusCodes.Status202Accepted);
        }

        var reader = await runs.OpenReaderAsync(new RunKey(Caller.Of(context).Id, run.Id), after: 0, cancellationToken);
        return reader is null ? new ProblemResult(RunProblems.NoRun) : RunStream.Of(reader);
    }

    /// <summary>Whether the client names the type; who takes just anything, like curl, gets JSON.</summary>
    private static bool WantsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
