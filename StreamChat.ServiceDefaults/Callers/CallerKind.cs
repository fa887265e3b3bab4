namespace StreamChat.ServiceDefaults.Callers;

/// <summary>How a caller is known.</summary>
public enum CallerKind
{
    /// <summary>Nobody in particular, in a local run: by a cookie, or by address.</summary>
    Guest,

    /// <summary>Signed in.</summary>
    Person,

    /// <summary>A program with one of our keys.</summary>
    ApiKey,

    /// <summary>A program or person with a token of the identity provider.</summary>
    Bearer,

    /// <summary>One of our own services, in its own name.</summary>
    Service,
}
