namespace Aspire.Hosting.Processes;

/// <summary>A program to run, with what it is given.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProgramStart(string Path, IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs; here, when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables of ours that it does not see.</summary>
    public HashSet<string> Removed { get; } = [];

    /// <summary>Variables set on top of ours.</summary>
    public Dictionary<string, string> Environment { get; } = [];
}
