using System.Text.Json;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;

namespace StreamChat.Api.Conversations.Me;

/// <summary>The caller, as <c>GET /api/me</c> says.</summary>
/// <param name="Id">Opaque and the same as long as the caller is.</param>
/// <param name="Kind"><c>guest</c>, <c>person</c>, <c>api_key</c> or <c>bearer</c>.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Scopes">What they may do.</param>
/// <param name="Limits">How much they still may; null where nothing is limited.</param>
internal sealed record MeJson(string Id, string Kind, string Name, string[] Scopes, LimitsJson? Limits)
{
    internal static MeJson Of(Caller caller, LimitsJson? limits) => new(
        caller.Id,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(caller.Kind.ToString()),
        caller.Name.Length > 0 ? caller.Name : caller.Kind == CallerKind.Guest ? "Guest" : caller.Id,
        ScopeNames.Of(caller.Scopes),
        limits);
}
