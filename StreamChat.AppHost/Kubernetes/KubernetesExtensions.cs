#pragma warning disable ASPIREPROBES001 // probes are the only part of the model that says what liveness asks

using System.Globalization;
using System.Reflection;
using Aspire.Hosting.Kubernetes.Resources;
using StreamChat.AppHost.Operations;

namespace StreamChat.AppHost.Kubernetes;

/// <summary>What StreamChat says of itself where it is published for Kubernetes; a run knows nothing of it.</summary>
internal static class KubernetesExtensions
{
    // Longer than the longest answer (RUN_TIMEOUT_SECS), since a stream may begin just before its replica leaves.
    private const int DrainSeconds = 300;

    // The pause before the end (15 s), the drain, and time to stop.
    private const int GraceSeconds = 15 + DrainSeconds + 15;

    /// <summary>The cluster, with the application's name and version.</summary>
    internal static void AddCluster(this IDistributedApplicationBuilder builder)
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        builder.Configuration["Publishing:Sections"] = string.Join(',', PublishedSettings.Sections);
        builder.AddKubernetesEnvironment("k8s")
            .WithHelm(chart => chart.WithChartName("streamchat").WithChartVersion(version).WithNamespace("streamchat"));
    }

    /// <summary>A service of ours in the cluster: probes on its internal port, secrets as files, the size of its pods.</summary>
    internal static IResourceBuilder<ProjectResource> InCluster(this IResourceBuilder<ProjectResource> service, string cpu, string memory)
    {
        if (service.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return service;
        }

        service.AddSettings();
        return service
            .WithEnvironment("SECRETS_PATH", "/run/secrets/app")
            .WithProbe(ProbeType.Startup, "/health", seconds: 2, failures: 30)
            .WithProbe(ProbeType.Liveness, "/health", seconds: 10, failures: 3)
            .WithProbe(ProbeType.Readiness, "/health/ready", seconds: 5, failures: 2)
            .PublishAsKubernetesService(published => published.Workload!.PodTemplate.Spec.Containers[0].Resources = Size(cpu, memory));
    }

    /// <summary>Redis in the cluster: the size of its pods.</summary>
    internal static IResourceBuilder<RedisResource> InCluster(this IResourceBuilder<RedisResource> redis, string cpu, string memory) =>
        redis.PublishAsKubernetesService(published => published.Workload!.PodTemplate.Spec.Containers[0].Resources = Size(cpu, memory));

    /// <summary>A service that holds streams: warm when it is ready, scaled by them, and given time to let them end.</summary>
    internal static IResourceBuilder<ProjectResource> WithStreams(this IResourceBuilder<ProjectResource> service, int streamsPerPod, int mostPods)
    {
        if (service.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return service;
        }

        return service
            .WithEnvironment("DRAIN_TIMEOUT_SECS", DrainSeconds.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("WARM_UP", "true")
            .PublishAsKubernetesService(published =>
            {
                published.Workload!.PodTemplate.Spec.TerminationGracePeriodSeconds = GraceSeconds;
                published.AdditionalResources.Add(StreamAutoscaler.For(service.Resource.Name, streamsPerPod, mostPods));
            });
    }

    // Not WithHttpProbe, which makes a health check of each and takes the same one only once: the probes alone are wanted here.
    private static IResourceBuilder<ProjectResource> WithProbe(this IResourceBuilder<ProjectResource> service, ProbeType type, string path, int seconds, int failures) =>
        service.WithAnnotation(new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = service.GetEndpoint(ManagementExtensions.Endpoint),
            Path = path,
            InitialDelaySeconds = 0,
            PeriodSeconds = seconds,
            TimeoutSeconds = 2,
            FailureThreshold = failures,
        });

    private static ResourceRequirementsV1 Size(string cpu, string memory) => new()
    {
        Requests = { ["cpu"] = cpu, ["memory"] = memory, ["ephemeral-storage"] = "64Mi" },
        Limits = { ["cpu"] = "2", ["memory"] = memory, ["ephemeral-storage"] = "256Mi" },
    };
}
