namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The arguments of the process.</summary>
    public string[]? Args { get; set; }

    /// <summary>The assembly whose metadata and user secrets are the AppHost's; null for the entry assembly.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The AppHost's directory; null for the one in the assembly's metadata.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>The name shown in the dashboard; null for the project's.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>Whether to run without dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Whether plain HTTP may be used by the dashboard and its endpoints.</summary>
    public bool AllowUnsecuredTransport { get; set; }
}
