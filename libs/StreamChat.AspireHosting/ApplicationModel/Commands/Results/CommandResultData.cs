namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command brought back.</summary>
public sealed class CommandResultData
{
    public required string Value { get; init; }

    public CommandResultFormat Format { get; init; }

    /// <summary>Shown at once, rather than on request.</summary>
    public bool DisplayImmediately { get; init; }
}
