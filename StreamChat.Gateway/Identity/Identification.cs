using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Gateway.Identity;

/// <summary>What one way of knowing says of a request.</summary>
internal readonly record struct Identification
{
    /// <summary>The credentials, if any, are not of this kind; another way may know them.</summary>
    internal static Identification Unknown => default;

    internal Caller? Caller { get; private init; }

    /// <summary>Whether the credentials are good still, for those that can be taken back while a request is open.</summary>
    internal Func<ValueTask<bool>>? IsStillGood { get; private init; }

    /// <summary>What is wrong with credentials that are of this kind; nobody else is asked.</summary>
    internal Problem? Refusal { get; private init; }

    internal static Identification Of(Caller caller, Func<ValueTask<bool>>? isStillGood = null) => new() { Caller = caller, IsStillGood = isStillGood };

    /// <summary>The credentials are bad.</summary>
    internal static Identification Refuse(string reason) => new() { Refusal = new Problem(ProblemCodes.Unauthenticated, reason) };

    /// <summary>Whether they are good cannot be said now.</summary>
    internal static Identification Fail(Problem problem) => new() { Refusal = problem };
}
