namespace Aspire.Hosting.Dcp.Model;

/// <summary>A volume (<c>volume</c>) or directory (<c>bind</c>) that a container sees.</summary>
internal sealed class VolumeMount
{
    public string Type { get; set; } = "bind";

    public string? Source { get; set; }

    public string? Target { get; set; }

    public bool ReadOnly { get; set; }
}
