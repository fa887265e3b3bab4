using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;

namespace StreamChat.Api.Conversations;

/// <summary>The rules that hold at every address of this room.</summary>
internal static class ConversationGroup
{
    /// <summary>A group at <c>/api</c> whose handlers may let a <see cref="Storage.StoreUnavailableException"/> through.</summary>
    internal static RouteGroupBuilder MapConversationGroup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Conversations").RequireScopes(CallerScopes.Conversations);
        group.AddEndpointFilter<RouteGroupBuilder, StoreFailureFilter>();
        return group;
    }
}
