namespace Aspire.Hosting;

/// <summary>The launch profiles of a project.</summary>
public sealed class LaunchSettings
{
    /// <summary>The profiles by name, in their order.</summary>
    public Dictionary<string, LaunchProfile> Profiles { get; set; } = [];
}
