using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Keys;
using StreamChat.ServiceDefaults.Callers.Scopes;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Keys;

/// <summary>Tells the gateway, and nobody else, of a key that somebody has shown it.</summary>
internal static class KeyLookupEndpoint
{
    internal static void MapKeyLookup(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.MapGet(KeyAddress.Template, FindAsync).RequireScopes(CallerScopes.Internal).ExcludeFromDescription();
        endpoint.AddEndpointFilter<RouteHandlerBuilder, StoreFailureFilter>();
    }

    private static async Task<Results<JsonHttpResult<KnownKey>, ProblemResult>> FindAsync(string id, KeyService keys, CancellationToken cancellationToken) =>
        await keys.UseAsync(id, cancellationToken) is { } known
            ? TypedResults.Json(known, KnownKeyJsonContext.Default.KnownKey)
            : Problem.Result(ProblemCodes.NotFound, "There is no such key.");
}
