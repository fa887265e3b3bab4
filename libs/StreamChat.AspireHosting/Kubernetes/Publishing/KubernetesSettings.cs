using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>What whoever publishes may set, under <c>Kubernetes:</c>.</summary>
internal sealed class KubernetesSettings
{
    public const string SectionName = "Kubernetes";

    private static readonly string[] Sections = [nameof(Tags), nameof(Digests)];

    /// <summary>The namespace; else the AppHost's.</summary>
    public string? Namespace { get; set; }

    /// <summary>Where the projects' images are, without a slash at the end; none for images that the nodes hold.</summary>
    public string? Registry { get; set; }

    /// <summary>The tag of the projects' images; else the application's version.</summary>
    public string? Tag { get; set; }

    /// <summary>Tags of single resources.</summary>
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Digests of single resources, with or without <c>sha256:</c>.</summary>
    public Dictionary<string, string> Digests { get; set; } = [];

    /// <summary>The Secret by which nodes pull images.</summary>
    public string? PullSecret { get; set; }

    /// <summary>The public host name.</summary>
    public string Host { get; set; } = "chat.example.com";

    /// <summary>The Secret with the public host's certificate.</summary>
    public string TlsSecret { get; set; } = "tls";

    /// <summary>The class of the Gateway.</summary>
    public string GatewayClass { get; set; } = "eg";

    /// <summary>The class of the Ingress.</summary>
    public string IngressClass { get; set; } = "nginx";

    /// <summary>The namespace from which the public door is reached; none for everywhere.</summary>
    public string? EdgeNamespace { get; set; }

    /// <summary>The namespace that collects metrics.</summary>
    public string MonitoringNamespace { get; set; } = "monitoring";

    /// <summary>Where KEDA asks for metrics.</summary>
    public Uri Prometheus { get; set; } = new("http://prometheus-operated.monitoring.svc:9090");

    /// <summary>Where telemetry goes; none for nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>The ClusterSecretStore of External Secrets.</summary>
    public string SecretStore { get; set; } = "secrets";

    /// <summary>The storage class of volumes; else the AppHost's.</summary>
    public string? StorageClass { get; set; }

    /// <summary>The size of volumes; else the AppHost's.</summary>
    public string? StorageSize { get; set; }

    /// <summary>The settings, or one line about the one that does not exist or cannot be read.</summary>
    public static KubernetesSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        string[] known = [.. typeof(KubernetesSettings).GetProperties().Select(property => property.Name)];
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new DistributedApplicationException($"{unknown.Path} is no setting; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        if (section.GetChildren().FirstOrDefault(child => child.Value is "" || (child.Value is null) != Sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } empty)
        {
            throw new DistributedApplicationException($"{empty.Path} has no value that can be used: leave it out, or give it one.");
        }

        var settings = section.Get<KubernetesSettings>() ?? new();
        foreach (var (name, address) in new[] { (nameof(Prometheus), settings.Prometheus), (nameof(OtlpEndpoint), settings.OtlpEndpoint) })
        {
            if (address is { IsAbsoluteUri: false })
            {
                throw new DistributedApplicationException($"{SectionName}:{name}={address}: must be an address such as http://collector.monitoring.svc:4317.");
            }
        }

        return settings;
    }
}
