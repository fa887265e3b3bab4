namespace StreamChat.ServiceDefaults.Problems;

/// <summary>One error of CONTRACT §6.</summary>
/// <param name="Code">The stable, machine-readable name.</param>
/// <param name="Status">The HTTP status that it is answered with before the first byte.</param>
/// <param name="Title">A short sentence for people, the same for every occurrence.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
public sealed record ProblemCode(string Code, int Status, string Title, bool Retryable);
