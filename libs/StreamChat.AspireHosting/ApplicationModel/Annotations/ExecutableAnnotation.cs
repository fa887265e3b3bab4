namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which program runs, and where.</summary>
public sealed class ExecutableAnnotation : IResourceAnnotation
{
    /// <summary>The program's path, or a name to be found on the path.</summary>
    public required string Command { get; set; }

    /// <summary>The directory in which it starts.</summary>
    public required string WorkingDirectory { get; set; }
}
