using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Budgets;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Storage.Keys;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;

namespace StreamChat.Api.Conversations.Me;

/// <summary>The caller: who it is, and the end of everything that is theirs.</summary>
internal static class MeEndpoints
{
    internal static RouteGroupBuilder MapMe(this RouteGroupBuilder group)
    {
        group.MapGet("/me", ShowAsync).WithName("Me").WithSummary("Who the caller is.").WithTags("Caller").RequireScopes(CallerScopes.None);
        group.MapDelete("/me", DeleteAsync).WithName("DeleteMe").WithSummary("Removes everything that is the caller's.").WithTags("Caller").RequireScopes(CallerScopes.Admin);
        return group;
    }

    private static async Task<JsonHttpResult<MeJson>> ShowAsync(HttpContext context, TokenBudgets budgets, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(context);
        var limits = LimitsJson.Of(context.Request, await budgets.ReadAsync(caller.Id, cancellationToken));
        return TypedResults.Json(MeJson.Of(caller, limits), ConversationsJsonContext.Plain.MeJson);
    }

    private static async Task<NoContent> DeleteAsync(
        HttpContext context, ConversationService conversations, IKeyStore keys, CancellationToken cancellationToken)
    {
        // First what could make more of it.
        var owner = Caller.Of(context).Id;
        await keys.RemoveAllAsync(owner, cancellationToken);
        await conversations.DeleteAllAsync(owner, cancellationToken);
        return TypedResults.NoContent();
    }
}
