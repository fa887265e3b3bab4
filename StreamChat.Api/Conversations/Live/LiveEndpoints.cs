using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Conversations.Live;

/// <summary>What happens in a conversation, from any tab, device or replica.</summary>
internal static class LiveEndpoints
{
    internal static RouteGroupBuilder MapLive(this RouteGroupBuilder group)
    {
        group.MapGet("/conversations/{id}/events", FollowAsync).WithName("ConversationEvents").WithSummary("What happens in a conversation, as it happens.")
            .WithDescription("Events: connected, reset, conversation, run, deleted, reconnect.");
        return group;
    }

    private static async Task<Results<SseResult, ProblemResult>> FollowAsync(
        HttpContext context, string id, LiveViews views, CancellationToken cancellationToken)
    {
        var requestId = RequestId.Of(context);
        return await views.OpenAsync(Caller.Of(context).Id, id, cancellationToken) is { } view
            ? new SseResult((stream, token) => views.RunAsync(view, new LiveFrames(stream.Output, view.Id, requestId), stream, token))
            : new ProblemResult(ConversationService.NotFound);
    }
}
