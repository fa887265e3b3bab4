namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of a resource as it is shown.</summary>
/// <param name="Text">One of <see cref="KnownResourceStates"/>, or any other text.</param>
/// <param name="Style">One of <see cref="KnownResourceStateStyles"/>; null lets state and health decide.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, Style: null);
}
