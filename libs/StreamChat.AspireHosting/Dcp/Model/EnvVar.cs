namespace Aspire.Hosting.Dcp.Model;

/// <summary>An environment variable.</summary>
internal sealed class EnvVar
{
    public string? Name { get; set; }

    public string? Value { get; set; }
}
