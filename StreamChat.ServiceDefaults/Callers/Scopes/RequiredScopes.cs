namespace StreamChat.ServiceDefaults.Callers.Scopes;

/// <summary>What a caller must be allowed to do to use an endpoint; a part of its metadata.</summary>
/// <param name="Scopes">All of these.</param>
public sealed record RequiredScopes(CallerScopes Scopes);
