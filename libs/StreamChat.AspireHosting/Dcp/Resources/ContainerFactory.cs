using System.Net.Sockets;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Dcp.Planning;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>Describes a container to the engine.</summary>
internal static class ContainerFactory
{
    /// <summary>The network in which containers find each other by name.</summary>
    public const string NetworkName = "aspire-session-network";

    public static DcpObject<ContainerSpec, ContainerStatus> Create(ResourceInstance instance, ResolvedConfiguration configuration)
    {
        var resource = instance.Plan.Resource;
        var container = DcpKinds.Container.Create(instance.Name);
        var annotations = container.Metadata.Annotations!;
        annotations["resource-name"] = resource.Name;
        annotations["otel-service-name"] = resource.Name;
        annotations["otel-service-instance-id"] = instance.Suffix;
        annotations["service-producer"] = JsonSerializer.Serialize(
            [.. instance.Plan.Services.Select(service => new ServiceProducer { ServiceName = service.Name, Port = service.Endpoint.TargetPort })],
            DcpJson.Default.ListServiceProducer);
        resource.TryGetContainerImageName(out var image);
        container.Spec = new ContainerSpec
        {
            ContainerName = instance.Name,
            Image = image,
            Command = (resource as ContainerResource)?.Entrypoint,
            Args = ArgumentsOf(resource, configuration),
            Env = [.. configuration.Environment.Select(variable => new EnvVar { Name = variable.Key, Value = variable.Value })],
            Ports = [.. instance.Plan.Services.Select(PortOf)],
            VolumeMounts = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(MountOf)],
            Networks = [new ContainerNetworkConnection { Name = NetworkName, Aliases = [resource.Name] }],
            Persistent = resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent ? true : null,
        };
        return container;
    }

    // With a shell as entry point, the arguments are one command line for it.
    private static List<string> ArgumentsOf(IResource resource, ResolvedConfiguration configuration)
    {
        var arguments = configuration.Arguments.Select(argument => argument.Value);
        return resource is ContainerResource { ShellExecution: true } ? ["-c", string.Join(' ', arguments)] : [.. arguments];
    }

    // The engine listens on the public port itself; the runtime chooses the one behind it.
    private static ContainerPort PortOf(PlannedService service) => new()
    {
        Port = service.Endpoint.TargetPort,
        HostPort = service.Endpoint.IsProxied ? null : service.Port,
        HostIP = "127.0.0.1",
        Protocol = service.Endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP",
    };

    private static VolumeMount MountOf(ContainerMountAnnotation mount) => new()
    {
        Type = mount.Type == ContainerMountType.Volume ? "volume" : "bind",
        Source = mount.Source,
        Target = mount.Target,
        ReadOnly = mount.IsReadOnly,
    };
}
