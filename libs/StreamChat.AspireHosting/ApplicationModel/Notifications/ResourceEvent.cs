namespace Aspire.Hosting.ApplicationModel;

/// <summary>One update of one instance of a resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">Name of the instance.</param>
/// <param name="snapshot">What is now known of it.</param>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    public IResource Resource { get; } = resource;

    public string ResourceId { get; } = resourceId;

    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}
