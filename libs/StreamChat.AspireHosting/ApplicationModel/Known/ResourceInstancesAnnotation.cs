using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names of a resource's instances ("api-xkqwzrtp"), one a replica, fixed before the first of them is published.</summary>
/// <param name="names">Those names.</param>
internal sealed class ResourceInstancesAnnotation(ImmutableArray<string> names) : IResourceAnnotation
{
    internal ImmutableArray<string> Names { get; } = names;

    /// <summary>The instance names of <paramref name="resource"/>; one without instances of its own goes by its name.</summary>
    internal static ImmutableArray<string> NamesOf(IResource resource) =>
        resource.Annotations.OfType<ResourceInstancesAnnotation>().LastOrDefault()?.Names ?? [resource.Name];
}
