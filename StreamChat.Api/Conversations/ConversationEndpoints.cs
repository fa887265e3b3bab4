using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Bodies;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Conversations.Live;
using StreamChat.Api.Conversations.Me;
using StreamChat.Api.Conversations.Runs;
using StreamChat.Api.Conversations.Sending;
using StreamChat.Api.Conversations.Transfer;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations;

/// <summary>Conversations as resources: <c>/api/conversations</c> (CONTRACT §5).</summary>
internal static class ConversationEndpoints
{
    internal static RouteGroupBuilder MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapConversationGroup();
        group.MapPost("/conversations", CreateAsync).WithName("CreateConversation").WithSummary("Begins a conversation.")
            .TakesBody<NewConversation>().Answers<ConversationJson>(StatusCodes.Status201Created);
        group.MapGet("/conversations", ListAsync).WithName("Conversations").WithSummary("The caller's conversations, newest first.")
            .TakesQuery<int?>("limit", "How many a page has, 1 to 100; 20 by default.")
            .TakesQuery<string>("cursor", "The page before gave it as next_cursor.")
            .TakesQuery<string>("q", "Words in titles and messages.")
            .TakesQuery<bool?>("archived", "True for those put away, and only those.");
        group.MapGet("/conversations/{id}", FindAsync).WithName("Conversation").WithSummary("A conversation with all its messages.");
        group.MapPatch("/conversations/{id}", ChangeAsync).WithName("ChangeConversation").WithSummary("Renames, marks, or turns to another branch.")
            .TakesBody<ConversationChangeBody>().TakesHeader("If-Match", "The ETag of the version that may be changed.");
        group.MapDelete("/conversations/{id}", DeleteAsync).WithName("DeleteConversation").WithSummary("Removes a conversation and its runs.");
        return group.MapTransfer().MapLive().MapMe().MapSending().MapRuns();
    }

    private static async Task<Results<JsonHttpResult<ConversationJson>, ProblemResult>> CreateAsync(
        HttpContext context, ConversationService conversations, CancellationToken cancellationToken)
    {
        var (asked, invalid) = await NewConversation.ReadAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        return Created(context, await conversations.CreateAsync(Caller.Of(context).Id, asked!, cancellationToken));
    }

    private static async Task<Results<JsonHttpResult<ConversationListJson>, ProblemResult>> ListAsync(
        HttpContext context, ConversationService conversations, CancellationToken cancellationToken)
    {
        var (query, invalid) = ListQuery.Read(context.Request.Query);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (page, problem) = await conversations.ListAsync(Caller.Of(context).Id, query!, cancellationToken);
        return problem is not null
            ? new ProblemResult(problem)
            : TypedResults.Json(ConversationListJson.Of(page!), ConversationsJsonContext.Plain.ConversationListJson);
    }

    private static async Task<Results<JsonHttpResult<WholeConversationJson>, ProblemResult>> FindAsync(
        HttpContext context, string id, ConversationService conversations, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(Caller.Of(context).Id, id, cancellationToken) is not { } stored)
        {
            return new ProblemResult(ConversationService.NotFound);
        }

        VersionTag.Write(context.Response, stored.Conversation.Version);
        return TypedResults.Json(new WholeConversationJson(stored), ConversationsJsonContext.Plain.WholeConversationJson);
    }

    private static async Task<Results<JsonHttpResult<ConversationJson>, ProblemResult>> ChangeAsync(
        HttpContext context, string id, ConversationService conversations, CancellationToken cancellationToken)
    {
        var (change, invalid) = await ConversationChange.ReadAsync(context.Request, cancellationToken);
        var (expected, malformed) = IfMatch.Read(context.Request.Headers);
        if ((invalid ?? malformed) is { } bad)
        {
            return new ProblemResult(bad);
        }

        var (update, problem) = await conversations.ChangeAsync(Caller.Of(context).Id, id, change!, expected, cancellationToken);
        return problem is not null ? new ProblemResult(problem)
            : update.Current is null ? new ProblemResult(ConversationService.NotFound)
            : update.IsStale ? Stale(context, update.Current)
            : Changed(context, update.Current);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(
        HttpContext context, string id, ConversationService conversations, CancellationToken cancellationToken) =>
        await conversations.DeleteAsync(Caller.Of(context).Id, id, cancellationToken)
            ? TypedResults.NoContent()
            : new ProblemResult(ConversationService.NotFound);

    /// <summary>201 with the address of a conversation that was just made.</summary>
    internal static JsonHttpResult<ConversationJson> Created(HttpContext context, Conversation conversation)
    {
        context.Response.Headers.Location = $"/api/conversations/{conversation.Id}";
        VersionTag.Write(context.Response, conversation.Version);
        return TypedResults.Json(
            new ConversationJson(conversation), ConversationsJsonContext.Plain.ConversationJson, statusCode: StatusCodes.Status201Created);
    }

    private static JsonHttpResult<ConversationJson> Changed(HttpContext context, Conversation conversation)
    {
        VersionTag.Write(context.Response, conversation.Version);
        return TypedResults.Json(new ConversationJson(conversation), ConversationsJsonContext.Plain.ConversationJson);
    }

    private static ProblemResult Stale(HttpContext context, Conversation current)
    {
        VersionTag.Write(context.Response, current.Version);
        return Problem.Result(ProblemCodes.PreconditionFailed, "The conversation has changed since; the ETag is that of how it is now.");
    }
}
