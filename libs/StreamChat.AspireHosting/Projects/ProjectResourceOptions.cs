namespace Aspire.Hosting;

/// <summary>What of a project's own settings is taken.</summary>
public class ProjectResourceOptions
{
    /// <summary>The launch profile; null for the default one.</summary>
    public string? LaunchProfileName { get; set; }

    /// <summary>Whether launch profiles are ignored.</summary>
    public bool ExcludeLaunchProfile { get; set; }

    /// <summary>Whether endpoints configured for Kestrel are ignored.</summary>
    public bool ExcludeKestrelEndpoints { get; set; }
}
