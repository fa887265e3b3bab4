namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command ended; <see cref="CommandResults"/> makes them.</summary>
public sealed class ExecuteCommandResult
{
    public required bool Success { get; init; }

    /// <summary>The caller or the command itself gave up; not a failure.</summary>
    public bool Canceled { get; init; }

    /// <summary>What to tell the person who gave the command.</summary>
    public string? Message { get; init; }

    [Obsolete("Use Message instead.")]
    public string? ErrorMessage
    {
        get => Message;
        init => Message = value;
    }

    /// <summary>What the command brought back.</summary>
    public CommandResultData? Data { get; init; }
}
