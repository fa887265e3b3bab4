namespace Aspire.Hosting.ApplicationModel;

/// <summary>The snapshot that the first update of a resource starts from.</summary>
/// <param name="initialSnapshot">That snapshot.</param>
public class ResourceSnapshotAnnotation(CustomResourceSnapshot initialSnapshot) : IResourceAnnotation
{
    public CustomResourceSnapshot InitialSnapshot { get; } = initialSnapshot;
}
