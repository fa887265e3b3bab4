namespace Aspire.Hosting.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The lines that it wrote to standard output.</param>
/// <param name="Errors">The lines that it wrote to standard error.</param>
internal sealed record ProgramOutcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors);
