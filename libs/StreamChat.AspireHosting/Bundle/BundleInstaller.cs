using Aspire.Hosting.Processes;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Bundle;

/// <summary>
/// Fetches the bundle from npm into the user's home: npm checks the package, its own program unpacks it in a folder of this start,
/// and one move makes it visible. So a killed or concurrent start leaves no half bundle behind that another would use.
/// </summary>
internal sealed class BundleInstaller(IOptions<BundleOptions> options, TimeProvider timeProvider, TextWriter console)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(10);

    private readonly BundleOptions _options = options.Value;

    internal async Task<BundlePaths> InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await InstallOnceAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e.Message.TrimEnd('.'));
        }
    }

    private async Task<BundlePaths> InstallOnceAsync(CancellationToken cancellationToken)
    {
        if (!BundlePackage.Exists(_options.Platform))
        {
            throw Failed($"there is no npm package of them for {_options.Platform}");
        }

        var started = timeProvider.GetTimestamp();
        using var mine = await InstallLock.TakeAsync(_options.InstallFolder + ".lock", timeProvider, console, cancellationToken);
        if (BundleLocator.PathsIn(_options.InstallFolder) is { } installedMeanwhile)
        {
            return installedMeanwhile;
        }

        var npm = _options.SearchPath.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")).FirstOrDefault(File.Exists)
            ?? throw Failed("npm is not on PATH (it comes with Node.js)");
        await console.WriteLineAsync(
            $"Aspire engine and dashboard {BundlePackage.Version} are not on this machine: fetching them once ({BundlePackage.Megabytes} MB)…");
        var work = _options.InstallFolder + $".{Guid.NewGuid():n}";
        Directory.CreateDirectory(work);
        try
        {
            await UnpackAsync(await FetchAsync(npm, work, cancellationToken), cancellationToken);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        await console.WriteLineAsync($"Aspire engine and dashboard are ready after {timeProvider.GetElapsedTime(started).TotalSeconds:0} s.");
        return BundleLocator.PathsIn(_options.InstallFolder)!;
    }

    private async Task<string> FetchAsync(string npm, string work, CancellationToken cancellationToken)
    {
        var package = BundlePackage.NameFor(_options.Platform);
        var outcome = await RunAsync("fetching", new(npm, [
            "install", $"{package}@{BundlePackage.Version}", "--prefix", work, "--no-save", "--no-package-lock", "--no-audit", "--no-fund",
            "--ignore-scripts", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"]) { WorkingDirectory = work }, cancellationToken);
        return outcome.ExitCode == 0
            ? Path.Combine([work, "node_modules", .. package.Split('/')])
            : throw Failed(NpmFailure.Describe(outcome.Errors));
    }

    private async Task UnpackAsync(string package, CancellationToken cancellationToken)
    {
        var aspire = Path.Combine(package, "bin", BundleLocator.FileName("aspire"));
        var outcome = await RunAsync("unpacking", new(aspire, ["setup", "--non-interactive", "--nologo"])
        {
            WorkingDirectory = package,
            // Its own home, or it leaves a device id and caches in the user's.
            Environment = { ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1", ["HOME"] = package },
        }, cancellationToken);
        var versions = Path.Combine(package, "versions");
        var unpacked = Directory.Exists(versions) ? Directory.EnumerateDirectories(versions).FirstOrDefault(folder => BundleLocator.PathsIn(folder) is not null) : null;
        if (outcome.ExitCode != 0 || unpacked is null)
        {
            throw Failed($"the fetched package cannot be unpacked (exit code {outcome.ExitCode})");
        }

        if (Directory.Exists(_options.InstallFolder))
        {
            Directory.Delete(_options.InstallFolder, recursive: true);
        }

        Directory.Move(unpacked, _options.InstallFolder);
    }

    private async Task<ProgramOutcome> RunAsync(string doing, ProgramStart start, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.InstallTimeout, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        await using var progress = Progress(doing);
        try
        {
            return await Programs.RunAsync(start, end.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed($"{doing} took longer than {_options.InstallTimeout.TotalMinutes:0} minutes");
        }
    }

    private ITimer Progress(string doing)
    {
        var started = timeProvider.GetTimestamp();
        return timeProvider.CreateTimer(
            _ => console.WriteLine($"  still {doing}, {timeProvider.GetElapsedTime(started).TotalSeconds:0} s…"),
            state: null, ProgressInterval, ProgressInterval);
    }

    private static DistributedApplicationException Failed(string why) => new(
        $"Aspire engine and dashboard {BundlePackage.Version} are not on this machine and cannot be fetched: {why}. " +
        "Put that right, or install the Aspire CLI 13.5 and run 'aspire setup', or set ASPIRE_DCP_PATH (folder) and ASPIRE_DASHBOARD_PATH (file).");
}
