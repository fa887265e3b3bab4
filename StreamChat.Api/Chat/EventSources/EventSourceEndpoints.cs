using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Chat.EventSources;

/// <summary><c>GET /stream</c> (CONTRACT §3).</summary>
internal static class EventSourceEndpoints
{
    internal static void MapEventSource(this RouteGroupBuilder group) =>
        group.MapGet("/stream", StreamAsync).WithName("Stream").WithSummary("Answers a prompt as plain text events for an EventSource.")
            .WithDescription("Each event has an id and a piece of the text; the last one is event: done. Without a prompt one of a few samples is used.")
            .TakesHeader("Last-Event-ID", "Goes on with the same answer after that event.");

    private static async Task<Results<SseResult, NoContent, ProblemResult>> StreamAsync(
        HttpContext context,
        string? prompt,
        ChatRequestReader reader,
        EventSourceService streams,
        ChatService chat,
        AnswerPump pump,
        SamplePrompts samples,
        CancellationToken cancellationToken)
    {
        var owner = Caller.Of(context).Id;
        if (context.Request.Headers.TryGetValue("Last-Event-ID", out var last))
        {
            return await streams.ResumeAsync(owner, last, cancellationToken);
        }

        var (request, invalid) = reader.Check(new ChatRequest(prompt ?? samples.Next()));
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        if (await streams.StartAsync(owner, request!.Prompt!, RequestId.Of(context), cancellationToken) is { } result)
        {
            return result;
        }

        // The store is away. An answer that nobody can come back to is better than none.
        var (answer, problem) = await chat.BeginAsync(owner, request, cancellationToken);
        return problem is not null
            ? new ProblemResult(problem)
            : new SseResult((stream, token) => pump.RunAsync(answer!, stream, new TextEventFrames(stream.Output), token));
    }
}
