using Aspire.Hosting.Bundle;
using Microsoft.Extensions.Configuration;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Bundle;

/// <summary>Where engine and dashboard are looked for, and which find wins.</summary>
public sealed class BundleLocatorTests : IDisposable
{
    private const string Version = "13.5.4_9c1b401d";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_TakesTheConfiguredFiles_BeforeAllElse()
    {
        AddBundle("home", ".aspire");
        var (dcp, dashboard) = (_folder.Write("", "my", "dcp"), _folder.Write("", "my", "dashboard"));

        Assert.Equal(
            new BundlePaths(dcp, dashboard),
            Find(("DcpPublisher:CliPath", dcp), ("DcpPublisher:DashboardPath", dashboard), ("ASPIRE_DCP_PATH", "/nowhere")));
    }

    [Fact]
    public void Find_TakesTheFolderOfTheEnvironment_AndTheRestFromTheBundle()
    {
        var bundle = AddBundle("home", ".aspire");
        var dcp = _folder.Write("", "my", BundleLocator.FileName("dcp"));

        Assert.Equal(new BundlePaths(dcp, bundle.Dashboard), Find(("ASPIRE_DCP_PATH", _folder["my"])));
    }

    [Theory]
    [InlineData("DcpPublisher:CliPath", "/nowhere/dcp", "The Aspire engine is configured as '/nowhere/dcp' (DcpPublisher:CliPath or ASPIRE_DCP_PATH), but there is no such file.")]
    [InlineData("ASPIRE_DASHBOARD_PATH", "/nowhere/x", "The Aspire dashboard is configured as '/nowhere/x' (DcpPublisher:DashboardPath or ASPIRE_DASHBOARD_PATH), but there is no such file.")]
    public void Find_SaysSo_WhenAConfiguredFileIsMissing(string key, string path, string expected)
    {
        var error = Assert.Throws<DistributedApplicationException>(() => Find((key, path)));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Find_TakesTheBundleOfAspireOnPath_BeforeTheOneInTheHome()
    {
        AddBundle("home", ".aspire");
        var expected = AddBundle("opt", "aspire");
        var bin = Path.GetDirectoryName(_folder.Write("", "opt", "aspire", "bin", BundleLocator.FileName("aspire")))!;

        Assert.Equal(expected, Find(("PATH", bin)));
    }

    [Fact]
    public void Find_FollowsTheCommandOfNpm()
    {
        var native = BundlePackage.NameFor(BundlePackage.Platform);
        var expected = AddBundle(["lib", "node_modules", .. native.Split('/')]);
        var script = _folder.Write("", "lib", "node_modules", "@microsoft", "aspire-cli", "bin", "aspire.js");
        Directory.CreateDirectory(_folder["bin"]);
        File.CreateSymbolicLink(_folder["bin", BundleLocator.FileName("aspire")], script);

        var found = Find(("PATH", _folder["bin"]));

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Find_PassesOverABundleOfAnotherVersion()
    {
        AddBundleOf("13.4.9_abc", "home", ".aspire");

        Assert.Null(Find());
    }

    [Fact]
    public void Find_TakesWhatWasFetchedBefore()
    {
        var folder = Path.Combine(_folder["home", ".aspire"], "npm-bundles", $"{BundlePackage.Version}-{BundlePackage.Platform}");
        _folder.Write("", folder, "dcp", BundleLocator.FileName("dcp"));
        _folder.Write("", folder, "managed", BundleLocator.FileName("aspire-managed"));

        Assert.Equal(BundleLocator.PathsIn(folder), Find());
    }

    [Fact]
    public void Find_PassesOverHalfABundle()
    {
        var paths = AddBundle("home", ".aspire");
        File.Delete(paths.Dashboard);

        Assert.Null(Find());
    }

    public void Dispose() => _folder.Dispose();

    private BundlePaths? Find(params (string Key, string Value)[] settings)
    {
        var options = new BundleOptions();
        new BundleOptionsSetup(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build()).Configure(options);
        options.AspireHome = _folder["home", ".aspire"];
        return BundleLocator.Find(options);
    }

    private BundlePaths AddBundle(params string[] parts) => AddBundleOf(Version, parts);

    private BundlePaths AddBundleOf(string version, params string[] parts)
    {
        var unpacked = _folder[[.. parts, "versions", version]];
        var paths = new BundlePaths(
            _folder.Write("", unpacked, "dcp", BundleLocator.FileName("dcp")),
            _folder.Write("", unpacked, "managed", BundleLocator.FileName("aspire-managed")));
        Directory.CreateSymbolicLink(_folder[[.. parts, "bundle"]], unpacked);
        return paths;
    }
}
