using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Chat.EventSources;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Chat;

/// <summary>Chat without a conversation: <c>POST /chat</c>, <c>POST /chat/sync</c> and <c>GET /stream</c> (CONTRACT §3).</summary>
internal static class ChatEndpoints
{
    internal static RouteGroupBuilder MapChat(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Chat").RequireScopes(CallerScopes.Chat);
        group.MapPost("/chat", StreamAsync).WithName("Chat").WithSummary("Answers a prompt as a stream of tokens.")
            .WithDescription("Each event is data: {type, content, token, request_id}; type is connected, content, done or error. data: [DONE] is the last one of a whole answer.")
            .TakesBody<ChatRequest>();
        group.MapPost("/chat/sync", CompleteAsync).WithName("ChatSync").WithSummary("Answers a prompt as one JSON object.")
            .TakesBody<ChatRequest>().Answers<SyncAnswerBody>();
        group.MapEventSource();
        return group;
    }

    private static async Task<Results<SseResult, ProblemResult>> StreamAsync(
        HttpContext context,
        ChatRequestReader reader,
        ChatService chat,
        AnswerPump pump,
        CancellationToken cancellationToken)
    {
        var (request, invalid) = await reader.ReadAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (answer, problem) = await chat.BeginAsync(Caller.Of(context).Id, request!, cancellationToken);
        return problem is not null
            ? new ProblemResult(problem)
            : new SseResult((stream, token) => pump.RunAsync(answer!, stream, new ChatFrames(stream.Output, RequestId.Of(context)), token));
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> CompleteAsync(
        HttpContext context,
        ChatRequestReader reader,
        ChatService chat,
        SyncAnswer sync,
        CancellationToken cancellationToken)
    {
        var (request, invalid) = await reader.ReadAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (answer, problem) = await chat.OpenAsync(Caller.Of(context).Id, request!, cancellationToken);
        return problem is not null
            ? new ProblemResult(problem)
            : await sync.ReadAsync(answer!, RequestId.Of(context), cancellationToken);
    }
}
