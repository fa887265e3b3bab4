using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>What the engine is asked to run for a resource.</summary>
internal sealed class ResourcePlan(IResource resource, ImmutableArray<PlannedService> services)
{
    public IResource Resource { get; } = resource;

    public ImmutableArray<PlannedService> Services { get; } = services;

    public ImmutableArray<ResourceInstance> Instances { get; set; } = [];

    /// <summary>The URLs shown, once the endpoints have their addresses.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; set; } = [];

    public string ResourceType => Resource switch
    {
        ProjectResource => "Project",
        _ when Resource.IsContainer() => "Container",
        _ => "Executable",
    };
}
