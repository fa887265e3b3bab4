using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Probes;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>A resource with everything that its manifests say, read out of the model once.</summary>
internal sealed record WorkloadPlan
{
    private const string SecretFolderVariable = "SECRETS_PATH";

    public required IResource Resource { get; init; }

    public required PortPlan[] Ports { get; init; }

    /// <summary>Variables that everybody may read: they are a ConfigMap.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>Variables that hold a secret: they are named keys of a Secret that is not written.</summary>
    public required ImmutableSortedDictionary<string, ResolvedText> Secrets { get; init; }

    /// <summary>Files of the ConfigMap that are mounted, by their name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Command { get; init; } = [];

    public ImmutableArray<string> Arguments { get; init; } = [];

    public ImmutableArray<ContainerMountAnnotation> Volumes { get; init; } = [];

    public ProbeSet Probes { get; init; } = new(null, null, null);

    public required CallList Calls { get; init; }

    /// <summary>What callbacks of the AppHost have made of it.</summary>
    public required KubernetesResource Customized { get; init; }

    /// <summary>What the AppHost added.</summary>
    public required ImmutableArray<Yaml.Manifest> Additional { get; init; }

    public string Name => Resource.Name;

    public Workload Workload => Customized.Workload!;

    public ContainerV1 Container => Workload.PodTemplate.Spec.Containers[0];

    public bool HasSecret => Secrets.Count > 0;

    public string SecretName => $"{Name}-secrets";

    /// <summary>Whether secrets are files; so it is for what knows the folder, and for Redis.</summary>
    public bool SecretsAreFiles => Settings.ContainsKey(SecretFolderVariable) || Resource is RedisResource;

    public bool Listens => Ports.Length > 0;

    public bool IsExternal => Ports.Any(port => port.Endpoint.IsExternal);

    public PortPlan? Management => Ports.FirstOrDefault(port => port.IsManagement);

    /// <summary>The HorizontalPodAutoscaler that the AppHost added, if it did.</summary>
    public Yaml.Manifest? Autoscaler => Additional.FirstOrDefault(manifest => manifest.Kind == "HorizontalPodAutoscaler");

    /// <summary>Pods that keep data have a name and a volume each.</summary>
    public static bool IsStateful(IResource resource) =>
        resource.Annotations.OfType<ContainerMountAnnotation>().Any(mount => mount.Type == ContainerMountType.Volume) || resource is RedisResource;
}
