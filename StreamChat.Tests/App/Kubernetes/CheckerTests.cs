using System.Diagnostics;
using System.Text.Json.Nodes;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>
/// Two checkers that know the schemas of Kubernetes and its usual extensions, and the rules of the public linters. They are not part of this
/// repository: the tests skip where the folder is not found (K8S_VALIDATE, or k8s-validate or shared/k8s-validate beside the checkout).
/// </summary>
public sealed class CheckerTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    // The linter knows no KEDA: it looks for the number of pods in a Deployment of which a ScaledObject decides. Written there, it would put a
    // busy service back to its least at every update.
    private const string NumberOfPods = "ks/deployment-replicas po/deploymentMissingReplicas kl/minimum-three-replicas";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Checkers_FindNoError_HoweverItIsApplied()
    {
        using var copy = new TemporaryFolder();
        await InstallAsync(copy.Path);
        (string Folder, string[] Components)[] chosen =
            [("base", []), ("overlays/production", []), ("overlays/single-node", ["ingress"]), ("overlays/production", ["ingress", "keda", "external-secrets", "dashboard"])];

        foreach (var (folder, components) in chosen)
        {
            var set = published.Render(folder, components);
            var file = copy.Write(Text(set), "rendered.json");
            var (exitCode, output) = await RunAsync(copy.Path, "node", "validate.mjs", file);
            Assert.True(exitCode == 0, $"{folder} {string.Join('+', components)}: {output}");
            var (_, findings) = await RunAsync(copy.Path, "node", "lint.mjs", file, "--json");
            Assert.Empty(ErrorsIn(findings, set));
        }
    }

    private static string[] ErrorsIn(string findings, ManifestSet set)
    {
        var report = JsonNode.Parse(findings)!;
        Assert.True((int)report["passed"]! > 100, findings);
        return
        [
            .. report["findings"]!.AsArray()
                .Where(finding => (string?)finding!["sev"] == "error")
                .Where(finding => !((string?)finding!["id"] == NumberOfPods && set.Of("ScaledObject").Any(scaler => ((string)finding["obj"]!).EndsWith($"/{ManifestSet.NameOf(scaler)}", StringComparison.Ordinal))))
                .Select(finding => finding!.ToJsonString()),
        ];
    }

    private static string Text(ManifestSet set) =>
        new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. set.All.Select(manifest => manifest.DeepClone())]) }.ToJsonString();

    private static async Task InstallAsync(string folder)
    {
        var source = Find();
        Assert.SkipWhen(source is null, "The checkers are not here: no folder k8s-validate was found (K8S_VALIDATE names another place).");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Copies by cp.");
        await RunAsync(folder, "sh", "-c", $"cp -r '{source}'/. . && chmod -R u+w .");
        var (exitCode, output) = await RunAsync(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        Assert.SkipWhen(exitCode != 0, $"npm ci of the checkers failed: {output}");
    }

    private static string? Find()
    {
        string?[] named = [Environment.GetEnvironmentVariable("K8S_VALIDATE")];
        var above = Ancestors(AppHostPaths.ProjectFolder).SelectMany(folder => new[] { Path.Combine(folder, "k8s-validate"), Path.Combine(folder, "shared", "k8s-validate") });
        return named.Concat(above).FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "lint.mjs")));
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = Directory.GetParent(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
