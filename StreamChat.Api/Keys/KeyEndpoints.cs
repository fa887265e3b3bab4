using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations;
using StreamChat.Api.Reference.Describing;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Keys;

/// <summary>API keys as resources: <c>/api/keys</c> (CONTRACT §5).</summary>
internal static class KeyEndpoints
{
    internal static RouteGroupBuilder MapKeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapConversationGroup().MapGroup("/keys").WithTags("Keys").RequireScopes(CallerScopes.Admin);
        group.MapPost("", MakeAsync).WithName("MakeKey").WithSummary("Makes an API key, and shows it this once.")
            .TakesBody<NewKeyBody>().Answers<MadeKeyJson>(StatusCodes.Status201Created);
        group.MapGet("", ListAsync).WithName("Keys").WithSummary("The caller's API keys, newest first.");
        group.MapDelete("/{id}", RevokeAsync).WithName("RevokeKey").WithSummary("Ends an API key.");
        routes.MapKeyLookup();
        return group;
    }

    private static async Task<Results<JsonHttpResult<MadeKeyJson>, ProblemResult>> MakeAsync(
        HttpContext context, KeyService keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, invalid) = await NewKey.ReadAsync(context.Request, time.GetUtcNow(), cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        var (made, problem) = await keys.MakeAsync(Caller.Of(context), asked!, cancellationToken);
        if (problem is not null)
        {
            return new ProblemResult(problem);
        }

        context.Response.Headers.Location = $"/api/keys/{made!.Id}";
        return TypedResults.Json(made, KeysJsonContext.Default.MadeKeyJson, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<JsonHttpResult<KeyListJson>> ListAsync(HttpContext context, KeyService keys, CancellationToken cancellationToken) =>
        TypedResults.Json(new KeyListJson(await keys.ListAsync(Caller.Of(context).Id, cancellationToken)), KeysJsonContext.Default.KeyListJson);

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(
        HttpContext context, string id, KeyService keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(Caller.Of(context).Id, id, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.Result(ProblemCodes.NotFound, "There is no such key.");
}
