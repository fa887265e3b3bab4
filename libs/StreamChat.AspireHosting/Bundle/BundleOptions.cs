namespace Aspire.Hosting.Bundle;

/// <summary>Where the engine and the dashboard may be found, and where they go when they have to be fetched.</summary>
internal sealed class BundleOptions
{
    /// <summary>File of the engine; set, nothing else is looked for. Keys: <c>DcpPublisher:CliPath</c>, else the folder <c>ASPIRE_DCP_PATH</c>.</summary>
    public string? DcpPath { get; set; }

    /// <summary>File of the dashboard. Keys: <c>DcpPublisher:DashboardPath</c>, else <c>ASPIRE_DASHBOARD_PATH</c>.</summary>
    public string? DashboardPath { get; set; }

    /// <summary>Folders in which an installed <c>aspire</c> or <c>npm</c> is looked for; default: PATH.</summary>
    public IReadOnlyList<string> SearchPath { get; set; } = [];

    /// <summary>Aspire's folder in the user's home; a fetched bundle goes below it, outside any repository.</summary>
    public string AspireHome { get; set; } = "";

    /// <summary>The platform whose npm package is taken; default: this machine's.</summary>
    public string Platform { get; set; } = BundlePackage.Platform;

    /// <summary>How long fetching and unpacking may take each before they are given up.</summary>
    public TimeSpan InstallTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Where the fetched bundle is: a folder that holds <c>dcp</c> and <c>managed</c>, complete or absent.</summary>
    internal string InstallFolder => Path.Combine(AspireHome, "npm-bundles", $"{BundlePackage.Version}-{Platform}");
}
