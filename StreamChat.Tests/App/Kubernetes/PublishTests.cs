using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.App.Kubernetes;

/// <summary>Publishing itself: the same bytes each time, no secret in them, and one clear line for what is wrong.</summary>
public sealed class PublishTests(PublishedApplication published) : IClassFixture<PublishedApplication>
{
    private readonly Dictionary<string, string> _secrets = new()
    {
        ["OPENAI_API_KEY"] = "canary-openai-6c1f",
        ["Parameters__caller-key"] = "canary-caller-9d2e-0123456789abcdef",
        ["Parameters__redis-password"] = "canary-password-77aa",
        ["ConnectionStrings__redis"] = "canary-host-51bd:6390,password=canary-inner-3e0c",
    };

    [Fact]
    public async Task Publish_WritesTheSameBytes_WhenDoneTwice()
    {
        using var folder = new TemporaryFolder();

        var run = await PublishRun.ToAsync(folder["again"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Contents(published.Folder), Contents(folder["again"]));
        Assert.DoesNotContain(Contents(published.Folder).Values, text => text.Contains('\r', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_ReplacesWhatItWrote_WhenTheFolderIsThere()
    {
        using var folder = new TemporaryFolder();
        await PublishRun.ToAsync(folder["k8s"], "--Kubernetes:Tag=old");

        var run = await PublishRun.ToAsync(folder["k8s"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Contents(published.Folder), Contents(folder["k8s"]));
        Assert.Equal(["k8s"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Publish_WritesNoSecret_WhenTheEnvironmentHasThem()
    {
        using var folder = new TemporaryFolder();

        var run = await PublishRun.WithAsync(_secrets, folder["k8s"]);

        Assert.Equal(0, run.ExitCode);
        var all = string.Concat(Contents(folder["k8s"]).Values) + run.Output + run.Errors;
        Assert.DoesNotContain("canary", all, StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY=\"${OPENAI_API_KEY}\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_TakesAnExternalRedis_WhenItsConnectionStringIsGiven()
    {
        using var folder = new TemporaryFolder();

        await PublishRun.WithAsync(_secrets, folder["k8s"]);

        Assert.False(Directory.Exists(folder["k8s", "base", "redis"]));
        Assert.Contains("--from-literal=ConnectionStrings__redis=\"${REDIS}\"", File.ReadAllText(folder["k8s", "secrets.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_LeavesTheSimulatorOut_WhenAProviderIsChosen()
    {
        using var folder = new TemporaryFolder();

        await PublishRun.WithAsync(_secrets, folder["k8s"]);

        Assert.False(Directory.Exists(folder["k8s", "base", "simulator"]));
        Assert.Contains("cidr: 0.0.0.0/0", File.ReadAllText(folder["k8s", "base", "api", "networkpolicy.yaml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--step=deploy", "There is no step deploy; there are publish, publish-k8s.")]
    [InlineData("--colour=red", "--colour is not known; there are --")]
    [InlineData("--Parameters:colour=red", "There is no parameter colour; there are caller-key")]
    [InlineData("--Settings:api:OPENAI_API_KEY=sk-1", "Settings:api:OPENAI_API_KEY is a secret: put it into the Secret")]
    [InlineData("--Kubernetes:Colour=red", "Kubernetes:Colour is no setting; there are Digests")]
    [InlineData("--Kubernetes:Digests:apj=sha256:0", "Kubernetes:Digests:apj: there is no such resource; there are api, frontend, gateway, redis, simulator.")]
    [InlineData("--Kubernetes:OtlpEndpoint=collector", "Kubernetes:OtlpEndpoint=collector: must be an address")]
    public async Task Publish_SaysOneLineAndWritesNothing_WhenAnArgumentIsWrong(string argument, string line)
    {
        using var folder = new TemporaryFolder();

        var run = await PublishRun.ToAsync(folder["k8s"], argument);

        Assert.StartsWith(line, run.OnlyError(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Publish_HandsSettingsToTheirService()
    {
        using var folder = new TemporaryFolder();

        await PublishRun.ToAsync(
            folder["k8s"], "--Identity:Issuer=https://login.example.com/", "--Identity:ClientId=chat", "--Settings:api:MAX_PROMPT_LENGTH=8000",
            "--Kubernetes:Registry=registry.example.com/team", "--Kubernetes:Digests:api=sha256:" + new string('a', 64), "--Kubernetes:PullSecret=pull",
            "--Kubernetes:OtlpEndpoint=http://collector.monitoring.svc:4317", "--Kubernetes:Namespace=chat");

        var set = Kustomizer.Build(folder["k8s"], "base", []);
        Assert.Equal("https://login.example.com/", (string?)set.Get("ConfigMap", "gateway")["data"]!["Identity__Issuer"]);
        Assert.Equal("8000", (string?)set.Get("ConfigMap", "api")["data"]!["MAX_PROMPT_LENGTH"]);
        Assert.Null(set.Get("ConfigMap", "gateway")["data"]!["MAX_PROMPT_LENGTH"]);
        Assert.Equal("http://collector.monitoring.svc:4317/", (string?)set.Get("ConfigMap", "api")["data"]!["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal($"registry.example.com/team/streamchat-api:0.1.0@sha256:{new string('a', 64)}", (string?)ManifestSet.ContainersOf(set.Get("Deployment", "api")).Single()["image"]);
        Assert.Equal("pull", (string?)ManifestSet.PodOf(set.Get("Deployment", "api"))["imagePullSecrets"]![0]!["name"]);
        Assert.All(set.Of("Service"), service => Assert.Equal("chat", (string?)service["metadata"]!["namespace"]));
        Assert.Contains("--from-literal=Identity__ClientSecret=\"${IDENTITY_CLIENT_SECRET}\"", File.ReadAllText(folder["k8s", "secrets.md"]), StringComparison.Ordinal);
        var policy = set.Get("NetworkPolicy", "gateway").ToJsonString();
        Assert.Contains("\"cidr\":\"0.0.0.0/0\",\"except\":[\"10.0.0.0/8\"", policy, StringComparison.Ordinal);
        Assert.Contains("{\"port\":4317,\"protocol\":\"TCP\"}", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_SaysOneLine_WhenTheFolderCannotBeWritten()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("not a folder", "file");

        var run = await PublishRun.ToAsync(Path.Combine(file, "k8s"));

        Assert.StartsWith($"{file}/k8s cannot be written: ", run.OnlyError(), StringComparison.Ordinal);
        Assert.Equal("not a folder", File.ReadAllText(file));
    }

    [Fact]
    public async Task Publish_LeavesAFolderAlone_WhenItHoldsSomethingElse()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine", "k8s", "notes.txt");

        var run = await PublishRun.ToAsync(folder["k8s"]);

        Assert.Contains("holds something else", run.OnlyError(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["k8s", "notes.txt"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder["k8s"]));
    }

    private static SortedDictionary<string, string> Contents(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText), StringComparer.Ordinal);
}
