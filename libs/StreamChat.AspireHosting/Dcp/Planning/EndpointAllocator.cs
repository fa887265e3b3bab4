using System.Collections.Immutable;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp.Planning;

/// <summary>Has the engine listen for every endpoint, and gives the endpoints their addresses.</summary>
internal sealed class EndpointAllocator(ApplicationPlan plan, DcpEngine engine, TimeProvider timeProvider)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    public async Task AllocateAsync(CancellationToken cancellationToken)
    {
        var services = plan.Resources.SelectMany(resource => resource.Services.Select(service => (resource, service))).ToImmutableArray();
        await Task.WhenAll(services.Select(entry => engine.Client.CreateAsync(DcpKinds.Service, Describe(entry.resource, entry.service), cancellationToken))).ConfigureAwait(false);
        await Task.WhenAll(services.Select(entry => AllocateAsync(entry.resource, entry.service, cancellationToken))).ConfigureAwait(false);
    }

    private static DcpObject<ServiceSpec, ServiceStatus> Describe(ResourcePlan resource, PlannedService planned)
    {
        var service = DcpKinds.Service.Create(planned.Name);
        service.Metadata.Annotations!["resource-name"] = resource.Resource.Name;
        service.Metadata.Annotations["endpoint-name"] = planned.Endpoint.Name;
        service.Spec = new ServiceSpec
        {
            Port = planned.Port,
            Address = "localhost",
            Protocol = planned.Endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP",
            AddressAllocationMode = planned.Endpoint.IsProxied ? "Localhost" : "Proxyless",
        };
        return service;
    }

    private async Task AllocateAsync(ResourcePlan resource, PlannedService planned, CancellationToken cancellationToken)
    {
        // What has no proxy listens where it says it does; what has one is given a port by the engine.
        var port = planned.Endpoint.IsProxied
            ? await WaitForPortAsync(resource, planned, cancellationToken).ConfigureAwait(false)
            : planned.Port!.Value;
        var endpoint = planned.Endpoint;
        var target = $$$"""{{- portForServing "{{{planned.Name}}}" -}}""";
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(endpoint.DefaultNetworkID, new AllocatedEndpoint(endpoint, "localhost", port, target));

        // Containers find each other by name in their network, and the host by its bridge.
        var inNetwork = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
        var fromContainer = resource.Resource.IsContainer()
            ? new AllocatedEndpoint(endpoint, resource.Resource.Name, endpoint.TargetPort!.Value, EndpointBindingMode.SingleAddress, target, inNetwork)
            : new AllocatedEndpoint(endpoint, KnownHostNames.DockerDesktopHostBridge, port, EndpointBindingMode.SingleAddress, target, inNetwork);
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(inNetwork, fromContainer);
    }

    private async Task<int> WaitForPortAsync(ResourcePlan resource, PlannedService planned, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (timeProvider.GetElapsedTime(started) < Limit)
        {
            var service = await engine.Client.GetAsync(DcpKinds.Service, planned.Name, cancellationToken).ConfigureAwait(false);
            if (service?.Status?.EffectivePort is > 0 and var port)
            {
                return port;
            }

            await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        throw new DistributedApplicationException($"{resource.Resource.Name}: the engine gave the endpoint {planned.Endpoint.Name} no port within {Limit.TotalSeconds:0} s.");
    }
}
