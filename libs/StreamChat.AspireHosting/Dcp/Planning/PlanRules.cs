using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>What the engine cannot run; said before anything starts.</summary>
internal static class PlanRules
{
    public static void Check(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            if (Problem(resource, endpoint) is { } problem)
            {
                throw new DistributedApplicationException(problem);
            }
        }
    }

    private static string? Problem(IResource resource, EndpointAnnotation endpoint)
    {
        var replicas = resource.GetReplicaCount() > 1;
        if (resource.IsContainer())
        {
            return endpoint.TargetPort is null
                ? $"The endpoint '{endpoint.Name}' for container resource '{resource.Name}' must specify the {nameof(endpoint.TargetPort)} value"
                : null;
        }

        if (!endpoint.IsProxied)
        {
            return replicas
                ? $"Resource '{resource.Name}' uses multiple replicas and a proxy-less endpoint '{endpoint.Name}'. These features do not work together."
                : endpoint.TargetPort is null
                    ? $"Service '{resource.Name}' needs to specify a port for endpoint '{endpoint.Name}' since it isn't using a proxy."
                    : null;
        }

        if (endpoint.TargetPort is { } target && target == endpoint.Port)
        {
            return $"The endpoint '{endpoint.Name}' for resource '{resource.Name}' requested a proxy ({nameof(endpoint.IsProxied)} is true). Non-container resources cannot be proxied when both {nameof(endpoint.TargetPort)} and {nameof(endpoint.Port)} are specified with the same value.";
        }

        return replicas && endpoint.TargetPort is not null
            ? $"Resource '{resource.Name}' can have multiple replicas, and it uses endpoint '{endpoint.Name}' that has {nameof(endpoint.TargetPort)} property set. Each replica must have a unique port; setting {nameof(endpoint.TargetPort)} is not allowed."
            : null;
    }
}
