using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;
using Microsoft.Extensions.DependencyInjection;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Files;
using Xunit;

namespace StreamChat.Tests.AspireHosting.Kubernetes;

/// <summary>The publisher takes everything over that a model says, of any application, and refuses what a cluster cannot have.</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Container_BecomesAStatefulSet_WhenItHasAVolume()
    {
        var builder = Create();
        builder.AddContainer("store", "example/store", "1.2").WithVolume("data", "/var/data").WithEndpoint(targetPort: 9000, name: "tcp").WithArgs("--fast");

        await PublishAsync(builder);

        var set = Read("base/store/statefulset.yaml");
        Assert.Contains("image: example/store:1.2", set, StringComparison.Ordinal);
        Assert.Contains("volumeClaimTemplates:", set, StringComparison.Ordinal);
        Assert.Contains("mountPath: /var/data", set, StringComparison.Ordinal);
        Assert.Contains("- --fast", set, StringComparison.Ordinal);
        Assert.Contains("clusterIP: None", Read("base/store/service.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variable_IsPutTogetherInTheSecret_WhenAPartIsSecret()
    {
        var builder = Create("--Parameters:word=canary");
        var word = builder.AddParameter("word", secret: true);
        var store = builder.AddContainer("store", "example/store", "1.2").WithHttpEndpoint(targetPort: 9000);
        builder.AddContainer("reader", "example/reader", "3").WithEnvironment("URL", $"http://me:{word}@{store.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}/{{x}}");

        await PublishAsync(builder);

        Assert.Contains("--from-literal=URL=\"http://me:${WORD}@store:9000/{x}\"", Read("secrets.md"), StringComparison.Ordinal);
        Assert.Contains("URL: http://me:{{ .word }}@store:9000/{x}", Read("components/external-secrets/externalsecret-reader.yaml"), StringComparison.Ordinal);
        Assert.Contains("secretRef:", Read("base/reader/deployment.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", All(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameter_IsReadFromConfiguration_WhenItIsNoSecret()
    {
        var builder = Create("--Parameters:colour=blue");
        builder.AddContainer("reader", "example/reader", "3").WithEnvironment("COLOUR", builder.AddParameter("colour"));

        await PublishAsync(builder);

        Assert.Contains("COLOUR: blue", Read("base/reader/configmap.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthCheck_BecomesProbesThatTheApiServerTakes()
    {
        var builder = Create();
        builder.AddContainer("store", "example/store", "1.2").WithHttpEndpoint(targetPort: 9000).WithHttpHealthCheck("/up");

        await PublishAsync(builder);

        var deployment = Read("base/store/deployment.yaml");
        Assert.Equal(2, deployment.Split("path: /up").Length - 1);
        Assert.Contains("scheme: HTTP\n", deployment, StringComparison.Ordinal);
        Assert.Contains("livenessProbe:\n            tcpSocket:\n              port: http", deployment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_ChangesTheWorkload_AndAddsObjects()
    {
        var builder = Create();
        builder.AddContainer("store", "example/store", "1.2").PublishAsKubernetesService(published =>
        {
            published.Workload!.PodTemplate.Spec.TerminationGracePeriodSeconds = 77;
            published.Workload.PodTemplate.Spec.NodeSelector["disk"] = "fast";
            published.AdditionalResources.Add(new Lease());
        });

        await PublishAsync(builder);

        Assert.Contains("terminationGracePeriodSeconds: 77", Read("base/store/deployment.yaml"), StringComparison.Ordinal);
        Assert.Contains("disk: fast", Read("base/store/deployment.yaml"), StringComparison.Ordinal);
        Assert.Contains("holder: \"8080\"", Read("base/store/lease.yaml"), StringComparison.Ordinal);
        Assert.Contains("- store/lease.yaml", Read("base/kustomization.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_Refuses_WhatAClusterCannotHave()
    {
        await RefusesAsync("store: /tmp is a directory of this machine", builder => builder.AddContainer("store", "example/store", "1").WithBindMount("/tmp", "/data"));
        await RefusesAsync("store: the image example/store has no tag", builder => builder.AddContainer("store", "example/store"));
        await RefusesAsync("store: the endpoint http has no target port", builder => builder.AddContainer("store", "example/store", "1").WithHttpEndpoint());
        await RefusesAsync("store uses tool, which is not published", builder =>
            builder.AddContainer("store", "example/store", "1").WithEnvironment("TOOL", builder.AddExecutable("tool", "tool", ".").WithHttpEndpoint(targetPort: 1).GetEndpoint("http")));
        await RefusesAsync("store: an argument holds a secret", builder => builder.AddContainer("store", "example/store", "1").WithArgs(builder.AddParameter("word", secret: true)));
        await RefusesAsync("Parameter resource could not be used", builder => builder.AddContainer("store", "example/store", "1").WithEnvironment("X", builder.AddParameter("missing")));
    }

    [Fact]
    public async Task Run_KnowsNothingOfTheCluster()
    {
        var builder = TestApplication.Create();
        var store = builder.AddContainer("store", "example/store", "1").PublishAsKubernetesService(_ => throw new InvalidOperationException("A run calls this."));
        builder.AddKubernetesEnvironment("k8s");

        await using var application = builder.Build();

        Assert.Same(store.Resource, Assert.Single(application.Services.GetRequiredService<DistributedApplicationModel>().Resources));
    }

    public void Dispose() => _folder.Dispose();

    private async Task RefusesAsync(string line, Action<IDistributedApplicationBuilder> declare)
    {
        var builder = Create();
        declare(builder);

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() => PublishAsync(builder));

        Assert.StartsWith(line, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private IDistributedApplicationBuilder Create(params string[] arguments)
    {
        var builder = TestApplication.Create(["--operation", "publish", "--output-path", _folder["out"], .. arguments]);
        builder.AddKubernetesEnvironment("k8s").WithHelm(chart => chart.WithChartName("shop").WithChartVersion("2.0.0").WithNamespace("shop"));
        return builder;
    }

    private static async Task PublishAsync(IDistributedApplicationBuilder builder)
    {
        await using var application = builder.Build();
        await application.Services.GetRequiredService<KubernetesPublisher>().PublishAsync(TestContext.Current.CancellationToken).Bounded();
    }

    private string Read(string path) => File.ReadAllText(_folder[["out", .. path.Split('/')]]);

    private string All() => string.Concat(Directory.EnumerateFiles(_folder["out"], "*", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>A kind of which the publisher knows nothing.</summary>
    private sealed class Lease() : BaseKubernetesResource("coordination.k8s.io/v1", "Lease")
    {
        [YamlDotNet.Serialization.YamlMember(Alias = "spec")]
        public Dictionary<string, object> Spec { get; } = new() { ["holder"] = "8080" };
    }
}
