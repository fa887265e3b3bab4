using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>The application as the AppHost publishes it without any setting, written once for all tests that read it.</summary>
public sealed class PublishedApplication : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder["k8s"];

    public async ValueTask InitializeAsync()
    {
        var run = await PublishRun.ToAsync(Folder);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What a cluster is given when a folder is applied, alone or with components.</summary>
    internal ManifestSet Render(string folder, params IEnumerable<string> components) => Kustomizer.Build(Folder, folder, components);

    /// <summary>What every test that holds for all ways of applying goes through: the base, each overlay, and each component on production.</summary>
    internal static IEnumerable<(string Folder, string[] Components)> Combinations =>
    [
        ("base", []),
        ("overlays/production", []),
        ("overlays/single-node", []),
        ("overlays/single-node", ["ingress"]),
        ("overlays/single-node", ["gateway-api", "dashboard"]),
        ("overlays/production", ["ingress"]),
        ("overlays/production", ["keda"]),
        ("overlays/production", ["external-secrets"]),
        ("overlays/production", ["dashboard"]),
        ("overlays/production", ["ingress", "keda", "external-secrets", "dashboard"]),
    ];
}
