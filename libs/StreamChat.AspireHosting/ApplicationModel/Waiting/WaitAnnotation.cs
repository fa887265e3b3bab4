namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource waits for another before it starts.</summary>
/// <param name="resource">The other.</param>
/// <param name="waitType">For what.</param>
/// <param name="exitCode">With which exit code the other must have ended.</param>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The other.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>For what.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>What happens when the other fails; null for the application's default.</summary>
    public WaitBehavior? WaitBehavior { get; init; }

    /// <summary>With which exit code the other must have ended.</summary>
    public int ExitCode { get; } = exitCode;
}
