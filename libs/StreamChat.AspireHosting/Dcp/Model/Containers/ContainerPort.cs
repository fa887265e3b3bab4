namespace Aspire.Hosting.Dcp.Model;

/// <summary>A port of a container.</summary>
internal sealed class ContainerPort
{
    [System.Text.Json.Serialization.JsonPropertyName("containerPort")]
    public int? Port { get; set; }

    public int? HostPort { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("hostIP")]
    public string? HostIP { get; set; }

    public string Protocol { get; set; } = "TCP";
}
