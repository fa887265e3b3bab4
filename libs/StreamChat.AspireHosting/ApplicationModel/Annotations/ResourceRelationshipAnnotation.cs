namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the resource relates to another.</summary>
/// <param name="resource">The other.</param>
/// <param name="type">The kind: Reference, WaitFor, Parent.</param>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>The kind.</summary>
    public string Type { get; } = type;
}
