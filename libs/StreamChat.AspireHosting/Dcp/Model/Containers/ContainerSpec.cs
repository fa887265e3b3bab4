namespace Aspire.Hosting.Dcp.Model;

/// <summary>A container to run.</summary>
internal sealed class ContainerSpec
{
    public string? ContainerName { get; set; }

    public string? Image { get; set; }

    public string? Command { get; set; }

    public List<string>? Args { get; set; }

    public List<EnvVar>? Env { get; set; }

    public List<ContainerPort>? Ports { get; set; }

    public List<VolumeMount>? VolumeMounts { get; set; }

    public List<ContainerNetworkConnection>? Networks { get; set; }

    public bool? Persistent { get; set; }

    public bool? Stop { get; set; }
}
