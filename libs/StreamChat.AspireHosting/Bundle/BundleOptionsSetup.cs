using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Bundle;

/// <summary>Reads <see cref="BundleOptions"/> from the same keys as Aspire.</summary>
internal sealed class BundleOptionsSetup(IConfiguration configuration) : IConfigureOptions<BundleOptions>
{
    public void Configure(BundleOptions options)
    {
        var dcpFolder = configuration["ASPIRE_DCP_PATH"];
        options.DcpPath = NotEmpty(configuration["DcpPublisher:CliPath"])
            ?? (string.IsNullOrEmpty(dcpFolder) ? null : Path.Combine(dcpFolder, BundleLocator.FileName("dcp")));
        options.DashboardPath = NotEmpty(configuration["DcpPublisher:DashboardPath"]) ?? NotEmpty(configuration["ASPIRE_DASHBOARD_PATH"]);
        options.SearchPath = (configuration["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        options.AspireHome = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire");
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
