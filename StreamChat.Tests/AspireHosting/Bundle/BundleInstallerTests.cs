using Aspire.Hosting.Bundle;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Bundle;

/// <summary>The bundle is fetched once, whole or not at all; shell scripts stand in for npm and for the package's program.</summary>
public sealed class BundleInstallerTests : IDisposable
{
    // What npm would do: the package with its program, which unpacks a bundle beside itself.
    private const string Npm = """
        package="$4/node_modules/@microsoft/aspire-cli-linux-x64/bin"
        /bin/mkdir -p "$package"
        echo "$@" >> "$(/usr/bin/dirname "$0")/calls"
        printf '#!/bin/sh\nexec %s\n' "$(/usr/bin/dirname "$0")/setup" > "$package/aspire"
        /bin/chmod +x "$package/aspire"
        """;

    private const string Setup = """
        /bin/mkdir -p versions/13.5.4_x/dcp versions/13.5.4_x/managed
        echo dcp > versions/13.5.4_x/dcp/dcp
        echo managed > versions/13.5.4_x/managed/aspire-managed
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _console = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Install_FetchesUnpacksAndSaysSo()
    {
        SkipOnWindows();
        _folder.WriteScript(Npm, "bin", "npm");
        _folder.WriteScript(Setup, "bin", "setup");

        var paths = await Installer(Options(), new ManualTimeProvider()).InstallAsync(Cancellation).Bounded();

        Assert.Equal(BundleLocator.PathsIn(Options().InstallFolder), paths);
        Assert.Equal(
            "Aspire engine and dashboard 13.5.4 are not on this machine: fetching them once (127 MB)…\nAspire engine and dashboard are ready after 0 s.\n",
            _console.ToString().ReplaceLineEndings("\n"));
        Assert.StartsWith("install @microsoft/aspire-cli-linux-x64@13.5.4 --prefix ", await File.ReadAllTextAsync(_folder["bin", "calls"], Cancellation), StringComparison.Ordinal);
        Assert.Equal(["13.5.4-linux-x64", "13.5.4-linux-x64.lock"], Left());
    }

    [Fact]
    public async Task Install_HappensOnce_WhenManyStart()
    {
        SkipOnWindows();
        _folder.WriteScript(Npm, "bin", "npm");
        _folder.WriteScript(Setup, "bin", "setup");

        var installed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(InstallAsync, Cancellation))).Bounded();

        Assert.Single(installed.Distinct());
        Assert.Single(await File.ReadAllLinesAsync(_folder["bin", "calls"], Cancellation));
    }

    [Fact]
    public async Task Install_ReplacesAHalfBundle()
    {
        SkipOnWindows();
        _folder.WriteScript(Npm, "bin", "npm");
        _folder.WriteScript(Setup, "bin", "setup");
        _folder.Write("half", Options().InstallFolder, "dcp", "dcp");

        var paths = await InstallAsync();

        Assert.Equal("dcp\n", await File.ReadAllTextAsync(paths.Dcp, Cancellation));
    }

    [Theory]
    [InlineData("echo 'npm error code ENOTFOUND' >&2; exit 1", "the npm registry cannot be reached (ENOTFOUND)")]
    [InlineData("echo 'npm error code E404' >&2; exit 1", "the npm registry does not have the package (E404)")]
    [InlineData("echo 'npm error code EINTEGRITY' >&2; exit 1", "the package that the npm registry sent is not the one that it promised (EINTEGRITY)")]
    [InlineData("echo 'npm error code EBADPLATFORM' >&2; exit 1", "npm failed (EBADPLATFORM)")]
    [InlineData("echo 'node: not found' >&2; exit 127", "npm failed (node: not found)")]
    public async Task Install_SaysInOneLineWhy_WhenNpmFails(string npm, string why)
    {
        SkipOnWindows();
        _folder.WriteScript(npm, "bin", "npm");

        await AssertFailsAsync(why, Options());
    }

    [Fact]
    public Task Install_SaysSo_WithoutNpm() => AssertFailsAsync("npm is not on PATH (it comes with Node.js)", Options());

    [Fact]
    public Task Install_SaysSo_WhenThereIsNoPackageForThisMachine()
    {
        var options = Options();
        options.Platform = "linux-riscv64";
        return AssertFailsAsync("there is no npm package of them for linux-riscv64", options);
    }

    [Fact]
    public async Task Install_SaysSo_WhenThePackageCannotBeUnpacked()
    {
        SkipOnWindows();
        _folder.WriteScript(Npm, "bin", "npm");
        _folder.WriteScript("exit 7", "bin", "setup");

        await AssertFailsAsync("the fetched package cannot be unpacked (exit code 7)", Options());
        Assert.Equal(["13.5.4-linux-x64.lock"], Left());
    }

    [Fact]
    public async Task Install_EndsNpmAndLeavesNothing_WhenTheStartIsCancelled()
    {
        SkipOnWindows();
        _folder.WriteScript("exec sleep 1000", "bin", "npm");
        var clock = new ManualTimeProvider();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var installing = Installer(Options(), clock).InstallAsync(leave.Token);
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(10));

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => installing.Bounded());
        Assert.Equal(["13.5.4-linux-x64.lock"], Left());
    }

    [Fact]
    public async Task Install_SaysThatItStillWorks_AndGivesUpInTheEnd()
    {
        SkipOnWindows();
        _folder.WriteScript("exec sleep 1000", "bin", "npm");
        var clock = new ManualTimeProvider();
        var installing = Installer(Options(), clock).InstallAsync(Cancellation);
        await clock.WhenTimerDueInAsync(TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("  still fetching, 10 s…", _console.ToString(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(10));

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => installing.Bounded());
        Assert.Contains("cannot be fetched: fetching took longer than 10 minutes. ", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _console.Dispose();
    }

    private async Task AssertFailsAsync(string why, BundleOptions options)
    {
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => Installer(options, TimeProvider.System).InstallAsync(Cancellation).Bounded());

        Assert.Equal(
            $"Aspire engine and dashboard 13.5.4 are not on this machine and cannot be fetched: {why}. " +
            "Put that right, or install the Aspire CLI 13.5 and run 'aspire setup', or set ASPIRE_DCP_PATH (folder) and ASPIRE_DASHBOARD_PATH (file).",
            error.Message);
    }

    private Task<BundlePaths> InstallAsync() => Installer(Options(), TimeProvider.System).InstallAsync(Cancellation).Bounded();

    private BundleInstaller Installer(BundleOptions options, TimeProvider clock) =>
        new(Microsoft.Extensions.Options.Options.Create(options), clock, TextWriter.Synchronized(_console));

    private BundleOptions Options() => new() { AspireHome = _folder["home"], Platform = "linux-x64", SearchPath = [_folder["bin"]] };

    private IEnumerable<string?> Left() => Directory.EnumerateFileSystemEntries(_folder["home", "npm-bundles"]).Select(Path.GetFileName).Order();

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are shell scripts.");
}
