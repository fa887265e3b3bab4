namespace Aspire.Hosting.Dcp.Model;

/// <summary>A process to run.</summary>
internal sealed class ExecutableSpec
{
    public string? ExecutablePath { get; set; }

    public string? WorkingDirectory { get; set; }

    public List<string>? Args { get; set; }

    public List<EnvVar>? Env { get; set; }

    public string? ExecutionType { get; set; }

    public bool? Stop { get; set; }
}
