using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>What the engine is asked to run for the application; names are fixed here, once.</summary>
internal sealed class ApplicationPlan(DistributedApplicationModel model, IConfiguration configuration)
{
    private const int SuffixLength = 8;

    private Dictionary<string, ResourceInstance> _instances = [];

    public ImmutableArray<ResourcePlan> Resources { get; private set; } = [];

    /// <summary>Whether fixed ports are left aside, so that several runs fit on one machine.</summary>
    public bool RandomizesPorts => configuration.GetValue<bool>("DcpPublisher:RandomizePorts");

    public bool HasContainers => Resources.Any(plan => plan.Resource.IsContainer());

    /// <summary>Plans the model as it is now, and declares the instances and their commands on the resources.</summary>
    public void Create()
    {
        Resources = [.. model.Resources.Where(resource => resource is ProjectResource or ExecutableResource || resource.IsContainer()).Select(Plan)];
        _instances = Resources.SelectMany(plan => plan.Instances).ToDictionary(instance => instance.Name, StringComparer.OrdinalIgnoreCase);
    }

    public bool TryGetInstance(string name, [NotNullWhen(true)] out ResourceInstance? instance) => _instances.TryGetValue(name, out instance);

    private ResourcePlan Plan(IResource resource)
    {
        PlanRules.Check(resource);
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToArray();
        var plan = new ResourcePlan(resource, [.. endpoints.Select(endpoint => new PlannedService(
            endpoints.Length == 1 ? resource.Name : $"{resource.Name}-{endpoint.Name}",
            endpoint,
            PortOf(resource, endpoint)))]);
        plan.Instances = [.. Enumerable.Range(0, resource.GetReplicaCount()).Select(index => CreateInstance(plan, index))];
        resource.Annotations.Add(new ResourceInstancesAnnotation([.. plan.Instances.Select(instance => instance.Name)]));
        LifecycleCommands.AddTo(resource);
        return plan;
    }

    // A fixed port that does not suit a machine is moved there by configuration, whatever the AppHost says.
    private int? PortOf(IResource resource, EndpointAnnotation endpoint)
    {
        if (endpoint.Port is null or 0 || (RandomizesPorts && endpoint.IsProxied))
        {
            return null;
        }

        var key = PortKey(resource.Name, endpoint.Name);
        return configuration[key] switch
        {
            null => endpoint.Port,
            var text when int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 => port,
            var text => throw new DistributedApplicationException($"{key} is '{text}', which is no port: it takes a number from 1 to 65535."),
        };
    }

    /// <summary>The configuration key that moves a fixed port.</summary>
    internal static string PortKey(string resource, string endpoint) => $"Ports:{resource}:{endpoint}";

    private static ResourceInstance CreateInstance(ResourcePlan plan, int index)
    {
        var suffix = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", SuffixLength);
        return new(plan, $"{plan.Resource.Name}-{suffix}", suffix, index);
    }
}
