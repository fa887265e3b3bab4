using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>For resources whose state the AppHost itself publishes.</summary>
public static class CustomResourceExtensions
{
    /// <summary>Sets the state that the resource begins with.</summary>
    public static IResourceBuilder<TResource> WithInitialState<TResource>(this IResourceBuilder<TResource> builder, CustomResourceSnapshot initialSnapshot)
        where TResource : IResource => builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
}
