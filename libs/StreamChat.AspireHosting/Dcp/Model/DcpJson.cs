using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Model;

/// <summary>The engine's wire format.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpObject<ServiceSpec, ServiceStatus>), TypeInfoPropertyName = "Service")]
[JsonSerializable(typeof(DcpObject<ExecutableSpec, ExecutableStatus>), TypeInfoPropertyName = "Executable")]
[JsonSerializable(typeof(DcpObject<ContainerSpec, ContainerStatus>), TypeInfoPropertyName = "Container")]
[JsonSerializable(typeof(DcpObject<ContainerNetworkSpec, object>), TypeInfoPropertyName = "ContainerNetwork")]
[JsonSerializable(typeof(WatchEvent))]
[JsonSerializable(typeof(DcpInfo))]
[JsonSerializable(typeof(List<ServiceProducer>))]
internal sealed partial class DcpJson : JsonSerializerContext
{
}
