namespace StreamChat.Simulator.Faults;

/// <summary>A fault to act out.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="After">After how many tokens of the answer.</param>
/// <param name="Count">How many empty chunks; 0 is without end.</param>
internal sealed record Fault(FaultKind Kind, int After = 0, int Count = 0)
{
    /// <summary>The status of an <see cref="FaultKind.Error"/>.</summary>
    internal int Status { get; private init; }

    /// <summary>Whether a 429 is about a used up quota instead of a rate.</summary>
    internal bool IsQuota { get; init; }

    /// <summary>Whether it happens instead of an answer and not within one.</summary>
    internal bool IsBeforeHeaders => Kind is FaultKind.Error or FaultKind.Reset or FaultKind.Silent;

    internal static Fault Error(int status) => new(FaultKind.Error) { Status = status };
}
