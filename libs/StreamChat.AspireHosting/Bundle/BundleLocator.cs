using System.Text.RegularExpressions;

namespace Aspire.Hosting.Bundle;

/// <summary>Looks for a bundle on this machine; the first hit wins.</summary>
internal static partial class BundleLocator
{
    /// <summary>The bundle, or null when it has to be fetched.</summary>
    /// <exception cref="DistributedApplicationException">A configured path leads nowhere.</exception>
    internal static BundlePaths? Find(BundleOptions options)
    {
        RequireFile(options.DcpPath, "engine", "DcpPublisher:CliPath or ASPIRE_DCP_PATH");
        RequireFile(options.DashboardPath, "dashboard", "DcpPublisher:DashboardPath or ASPIRE_DASHBOARD_PATH");
        if (options is { DcpPath: { } dcp, DashboardPath: { } dashboard })
        {
            return new(dcp, dashboard);
        }

        var found = Folders(options).Select(PathsIn).FirstOrDefault(paths => paths is not null);
        return found is null ? null : new(options.DcpPath ?? found.Dcp, options.DashboardPath ?? found.Dashboard);
    }

    /// <summary>The two programs in a bundle's folder; null unless both are there.</summary>
    internal static BundlePaths? PathsIn(string folder)
    {
        var paths = new BundlePaths(
            Path.Combine(folder, "dcp", FileName("dcp")), Path.Combine(folder, "managed", FileName("aspire-managed")));
        return File.Exists(paths.Dcp) && File.Exists(paths.Dashboard) ? paths : null;
    }

    internal static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    private static IEnumerable<string> Folders(BundleOptions options)
    {
        var installed = options.SearchPath
            .Select(folder => Path.Combine(folder, FileName("aspire")))
            .Where(File.Exists)
            .SelectMany(FoldersOf);
        return installed
            .Append(Path.Combine(options.AspireHome, "bundle"))
            .Select(RealPath)
            .Where(HasKnownVersion)
            .Append(options.InstallFolder);
    }

    // The program unpacks its bundle beside its own folder, or in it; npm's command "aspire" is a script of the package
    // @microsoft/aspire-cli, and the program is in a package of its own, next to that one or below it.
    private static IEnumerable<string> FoldersOf(string aspire)
    {
        var folder = Path.GetDirectoryName(RealPath(aspire))!;
        var package = Path.GetDirectoryName(folder) ?? folder;
        var native = BundlePackage.NameFor(BundlePackage.Platform);
        yield return Path.Combine(package, "bundle");
        yield return Path.Combine(folder, "bundle");
        yield return Path.Combine(package, "node_modules", native, "bundle");
        yield return Path.Combine(package, "..", "..", native, "bundle");
    }

    private static string RealPath(string path)
    {
        FileSystemInfo link = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return link.Exists ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }

    // versions/13.5.4_9c1b401d…: the link "bundle" leads there. What this code speaks to engine and dashboard is that of 13.5.
    private static bool HasKnownVersion(string folder) => KnownVersion().IsMatch(Path.GetFileName(folder));

    [GeneratedRegex(@"^13\.([5-9]|[1-9]\d)\.")]
    private static partial Regex KnownVersion();

    private static void RequireFile(string? path, string what, string keys)
    {
        if (path is not null && !File.Exists(path))
        {
            throw new DistributedApplicationException($"The Aspire {what} is configured as '{path}' ({keys}), but there is no such file.");
        }
    }
}
