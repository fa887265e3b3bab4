using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StreamChat.Tests.Architecture;
using Xunit;

namespace StreamChat.Tests.SupplyChain;

/// <summary>What others wrote comes in by the hash of its content, from wherever a machine takes it, and runs nothing while it is installed.</summary>
public sealed partial class LockFileTests
{
    private const int Sha512Bytes = 64;

    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", "artifacts"];

    [Fact]
    public void Projects_LockTheirPackages_ByHash()
    {
        var projects = Files("*.csproj");

        Assert.True(projects.Length > 10);
        Assert.All(projects, project => Assert.True(LockedPackages(project).All(IsHashed), project));
    }

    [Fact]
    public void NpmPackages_AreLocked_ByHash()
    {
        var locks = Files("package-lock.json").Select(file => (File: file, Packages: JsonNode.Parse(File.ReadAllText(file))!["packages"]!.AsObject())).ToArray();

        Assert.True(locks.Length >= 4);
        Assert.All(
            locks.SelectMany(each => each.Packages.Where(package => package.Key.Length > 0)),
            package => Assert.StartsWith("sha512-", (string?)package.Value!["integrity"], StringComparison.Ordinal));
    }

    [Fact]
    public void LockFiles_NameNoAddressOfARegistry() =>
        Assert.All(Files("package-lock.json").Concat(Files("packages.lock.json")), file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("\"resolved\": \"http", text, StringComparison.Ordinal);
            Assert.DoesNotContain("index.json", text, StringComparison.Ordinal);
        });

    [Fact]
    public void Installs_RunNoScriptOfAPackage()
    {
        var installs = Files("*.sh").Concat(Files("*.mjs")).Concat(Files("*.cs"))
            .SelectMany(File.ReadLines)
            .Where(line => NpmInstall().IsMatch(line))
            .ToArray();

        Assert.True(installs.Length >= 5);
        Assert.All(installs, line => Assert.Contains("--ignore-scripts", line, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonObject> LockedPackages(string project)
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))!;
        return locked["dependencies"]!.AsObject().SelectMany(target => target.Value!.AsObject())
            .Select(package => package.Value!.AsObject())
            .Where(package => (string)package["type"]! != "Project");
    }

    private static bool IsHashed(JsonObject package) =>
        (string?)package["contentHash"] is { } hash && Convert.FromBase64String(hash).Length == Sha512Bytes && package["resolved"] is not null;

    private static string[] Files(string pattern) => [.. List(new DirectoryInfo(Sources.Root), pattern)];

    private static IEnumerable<string> List(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(inner => List(inner, pattern)));

    // As a shell's line, or as a program and its arguments.
    [GeneratedRegex("""npm (ci|install) -|['"]npm['"], (\[)?['"](ci|install)['"]""")]
    private static partial Regex NpmInstall();
}
