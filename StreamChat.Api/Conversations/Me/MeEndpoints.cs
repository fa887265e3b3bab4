using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Json;
using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Api.Conversations.Me;

/// <summary>The caller: who it is, and the end of everything that is theirs.</summary>
internal static class MeEndpoints
{
    internal static RouteGroupBuilder MapMe(this RouteGroupBuilder group)
    {
        group.MapGet("/me", Show).WithName("Me").WithSummary("Who the caller is.");
        group.MapDelete("/me", DeleteAsync).WithName("DeleteMe").WithSummary("Removes everything that is the caller's.");
        return group;
    }

    private static JsonHttpResult<MeJson> Show(HttpContext context) =>
        TypedResults.Json(MeJson.Of(Caller.Of(context)), ConversationsJsonContext.Plain.MeJson);

    private static async Task<NoContent> DeleteAsync(HttpContext context, ConversationService conversations, CancellationToken cancellationToken)
    {
        await conversations.DeleteAllAsync(Caller.Of(context).Id, cancellationToken);
        return TypedResults.NoContent();
    }
}
