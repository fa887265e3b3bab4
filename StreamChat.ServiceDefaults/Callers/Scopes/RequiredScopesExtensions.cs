using Microsoft.AspNetCore.Builder;

namespace StreamChat.ServiceDefaults.Callers.Scopes;

/// <summary>Says of endpoints what their callers must be allowed to do.</summary>
public static class RequiredScopesExtensions
{
    /// <summary>Lets in callers that have these scopes, <see cref="CallerScopes.None"/> any caller. An endpoint's own word counts before its group's.</summary>
    public static TBuilder RequireScopes<TBuilder>(this TBuilder builder, CallerScopes scopes)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredScopes(scopes));
}
