using StreamChat.ServiceDefaults.Callers;

namespace StreamChat.Gateway.Identity;

/// <summary>What one way of knowing says of a request.</summary>
internal readonly record struct Identification
{
    /// <summary>The credentials, if any, are not of this kind; another way may know them.</summary>
    internal static Identification Unknown => default;

    internal Caller? Caller { get; private init; }

    /// <summary>What is wrong with credentials that are of this kind; nobody else is asked.</summary>
    internal string? Refusal { get; private init; }

    internal static Identification Of(Caller caller) => new() { Caller = caller };

    internal static Identification Refuse(string reason) => new() { Refusal = reason };
}
