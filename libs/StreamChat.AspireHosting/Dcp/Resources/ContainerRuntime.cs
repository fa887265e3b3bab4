using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>Makes sure that containers can run, when there are any.</summary>
internal sealed class ContainerRuntime(ApplicationPlan plan, DcpEngine engine)
{
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (!plan.HasContainers)
        {
            return;
        }

        var runtime = (await engine.GetInfoAsync(cancellationToken).ConfigureAwait(false)).Containers;
        if (runtime is not { Installed: true, Running: true })
        {
            var names = string.Join(", ", plan.Resources.Where(resource => resource.ResourceType == "Container").Select(resource => resource.Resource.Name));
            var reason = runtime is { Installed: true } ? $"{runtime.Runtime} is installed but does not run" : "none is installed";
            throw new DistributedApplicationException($"{names}: a container runtime is needed, and {reason}. Start Docker or Podman, then run again.");
        }
    }

    public async Task CreateNetworkAsync(CancellationToken cancellationToken)
    {
        if (plan.HasContainers)
        {
            var network = DcpKinds.Network.Create(ContainerFactory.NetworkName);
            await engine.Client.CreateAsync(DcpKinds.Network, network, cancellationToken).ConfigureAwait(false);
        }
    }
}
