using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Sending.Idempotency;
using StreamChat.Api.Conversations.Sending.Shapes;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>What starts a run in a conversation: a message, another answer, more of an answer (CONTRACT §5).</summary>
internal static class SendingEndpoints
{
    internal static RouteGroupBuilder MapSending(this RouteGroupBuilder group)
    {
        var messages = group.MapGroup("/conversations/{id}/messages");
        messages.MapPost("", SendAsync).WithName("SendMessage").WithSummary("Says something, and starts the answer to it.")
            .Starts().TakesBody<NewMessageBody>();
        messages.MapPost("/{messageId}/regenerate", RegenerateAsync).WithName("Regenerate").WithSummary("Starts another answer.").Starts().TakesBody<NewAnswerBody>(isOptional: true);
        messages.MapPost("/{messageId}/continue", ContinueAsync).WithName("Continue").WithSummary("Goes on with an answer that was cut.").Starts().TakesBody<NewAnswerBody>(isOptional: true);
        return group;
    }

    private static RouteHandlerBuilder Starts(this RouteHandlerBuilder endpoint) => endpoint
        .WithDescription("A client whose Accept names text/event-stream gets the run's events; any other the run, whose address is in Location.")
        .TakesHeader("Idempotency-Key", "The same key with the same request gives the same run, for 24 hours.")
        .Answers<RunJson>(StatusCodes.Status202Accepted);

    private static async Task<Results<SseResult, JsonHttpResult<RunJson>, ProblemResult>> SendAsync(
        HttpContext context, string id, SendingRequestReader reader, SendingService sending, StartedRunResults results, CancellationToken cancellationToken)
    {
        var (request, invalid) = await reader.ReadSendAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (order, problem) = TurnOrder.Read(context, id, conversation => Fingerprint.Of(conversation, request!));
        return problem is not null
            ? new ProblemResult(problem)
            : await results.AnswerAsync(
                context, await sending.SendAsync(order! with { Model = request!.Model, Thinking = request.Thinking }, request, cancellationToken), cancellationToken);
    }

    private static Task<Results<SseResult, JsonHttpResult<RunJson>, ProblemResult>> RegenerateAsync(
        HttpContext context, string id, string messageId, SendingService sending, StartedRunResults results, CancellationToken cancellationToken) =>
        AnswerAsync(context, "regenerate", id, messageId, sending.RegenerateAsync, results, cancellationToken);

    private static Task<Results<SseResult, JsonHttpResult<RunJson>, ProblemResult>> ContinueAsync(
        HttpContext context, string id, string messageId, SendingService sending, StartedRunResults results, CancellationToken cancellationToken) =>
        AnswerAsync(context, "continue", id, messageId, sending.ContinueAsync, results, cancellationToken);

    private static async Task<Results<SseResult, JsonHttpResult<RunJson>, ProblemResult>> AnswerAsync(
        HttpContext context,
        string route,
        string id,
        string messageId,
        Func<TurnOrder, string, CancellationToken, Task<TurnStart>> start,
        StartedRunResults results,
        CancellationToken cancellationToken)
    {
        var (request, invalid) = await SendingRequestReader.ReadAnswerAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var message = Ids.Read(messageId) ?? ""; // no message has it, and whether there is the conversation must be said as for any other
        var (order, problem) = TurnOrder.Read(context, id, conversation => Fingerprint.Of(route, conversation, message, request!));
        return problem is not null
            ? new ProblemResult(problem)
            : await results.AnswerAsync(
                context, await start(order! with { Model = request!.Model, Thinking = request.Thinking }, message, cancellationToken), cancellationToken);
    }
}
