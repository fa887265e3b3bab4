using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Api.Conversations.Me;

/// <summary>The caller, as <c>GET /api/me</c> says.</summary>
/// <param name="Id">Opaque and the same as long as the caller is.</param>
/// <param name="Kind"><c>guest</c>: so far nobody can sign in.</param>
/// <param name="Name">What to call them.</param>
internal sealed record MeJson(string Id, string Kind, string Name)
{
    internal static MeJson Of(Caller caller) => new(caller.Id, "guest", "Guest");
}
