using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp.Client;

/// <summary>The kinds that we use.</summary>
internal static class DcpKinds
{
    public static readonly DcpKind<ServiceSpec, ServiceStatus> Service = new("Service", "services", DcpJson.Default.Service);
    public static readonly DcpKind<ExecutableSpec, ExecutableStatus> Executable = new("Executable", "executables", DcpJson.Default.Executable);
    public static readonly DcpKind<ContainerSpec, ContainerStatus> Container = new("Container", "containers", DcpJson.Default.Container);
    public static readonly DcpKind<ContainerNetworkSpec, object> Network = new("ContainerNetwork", "containernetworks", DcpJson.Default.ContainerNetwork);
}
