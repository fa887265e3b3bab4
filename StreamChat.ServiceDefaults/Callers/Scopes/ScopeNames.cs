namespace StreamChat.ServiceDefaults.Callers.Scopes;

/// <summary>What scopes are called outside.</summary>
public static class ScopeNames
{
    private static readonly (string Name, CallerScopes Scope)[] All =
        [("chat", CallerScopes.Chat), ("conversations", CallerScopes.Conversations), ("admin", CallerScopes.Admin)];

    /// <summary>The scope of that name; null when it is none that can be given.</summary>
    public static CallerScopes? Read(string name) => Array.Find(All, each => each.Name == name) is { Name: not null } found ? found.Scope : null;

    /// <summary>The names of all that are in there.</summary>
    public static string[] Of(CallerScopes scopes) => [.. All.Where(each => scopes.HasFlag(each.Scope)).Select(each => each.Name)];

    /// <summary>The same in a sentence.</summary>
    public static string Join(CallerScopes scopes) => string.Join(", ", Of(scopes));
}
