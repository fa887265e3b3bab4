using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>A port that a resource's container listens on; its Service has the same.</summary>
internal sealed record PortPlan(EndpointAnnotation Endpoint, int Number)
{
    /// <summary>The endpoint by which probes and metrics come: not for other resources.</summary>
    public const string ManagementName = "management";

    private const int FirstProjectPort = 8080;

    public string Name => Endpoint.Name.ToLowerInvariant();

    public bool IsManagement => Name == ManagementName;

    /// <summary>Ports of a resource: those it names itself, and for the others of a project the next from 8080.</summary>
    public static PortPlan[] Of(IResource resource)
    {
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToArray();
        var taken = endpoints.Select(endpoint => endpoint.TargetPort).OfType<int>().ToHashSet();
        var next = FirstProjectPort;
        return [.. endpoints.Select(endpoint => new PortPlan(endpoint, Number(endpoint)))];

        int Number(EndpointAnnotation endpoint)
        {
            if ((endpoint.TargetPort ?? (resource is ProjectResource ? null : endpoint.Port)) is { } own)
            {
                return own;
            }

            if (resource is not ProjectResource)
            {
                throw new DistributedApplicationException($"{resource.Name}: the endpoint {endpoint.Name} has no target port, and what is in the image cannot be known.");
            }

            while (!taken.Add(next))
            {
                next++;
            }

            return next;
        }
    }
}
