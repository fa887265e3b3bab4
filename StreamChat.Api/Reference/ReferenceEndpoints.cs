using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Callers.Scopes;

namespace StreamChat.Api.Reference;

/// <summary>The API reference as an OpenAPI document, at <c>/openapi/v1.json</c>; the page that shows it is a part of the frontend.</summary>
internal static class ReferenceEndpoints
{
    internal static IEndpointConventionBuilder MapReference(this IEndpointRouteBuilder routes) => routes.MapOpenApi().RequireScopes(CallerScopes.None);
}
