using System.Diagnostics.CodeAnalysis;

namespace StreamChat.Api.Providers;

/// <summary>What came of a call: a value, or the failure that took its place.</summary>
internal readonly struct ProviderOutcome<T>
    where T : class
{
    private ProviderOutcome(T? value, ProviderFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    internal T? Value { get; }

    internal ProviderFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Failure))]
    [MemberNotNullWhen(false, nameof(Value))]
    internal bool HasFailed => Failure is not null;

    public static implicit operator ProviderOutcome<T>(T value) => new(value, null);

    public static implicit operator ProviderOutcome<T>(ProviderFailure failure) => new(null, failure);
}
