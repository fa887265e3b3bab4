using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>Lets the AppHost change what is published for a resource, and takes what it adds.</summary>
internal static class Customization
{
    public static ImmutableArray<Manifest> Apply(IResource resource, KubernetesResource customized, PublishContext context)
    {
        foreach (var annotation in resource.Annotations.OfType<KubernetesServiceCustomizationAnnotation>())
        {
            annotation.Configure(customized);
        }

        if (customized.Workload?.PodTemplate.Spec.Containers is not [_, ..])
        {
            throw new DistributedApplicationException($"{resource.Name}: the workload needs its container.");
        }

        ImmutableArray<Manifest> additional = [.. customized.AdditionalResources.Select(added => Read(added, resource, context)).OrderBy(manifest => manifest.Path, StringComparer.Ordinal)];
        if (additional.Any(manifest => manifest.Kind == "HorizontalPodAutoscaler") && customized.Workload is Deployment deployment)
        {
            // What the autoscaler decides is not decided again at each update.
            deployment.Spec.Replicas = null;
        }

        return additional;
    }

    private static Manifest Read(BaseKubernetesResource added, IResource resource, PublishContext context)
    {
        added.Metadata.Name ??= resource.Name;
        added.Metadata.Namespace ??= context.Namespace;
        foreach (var (label, value) in context.Labels(resource.Name))
        {
            added.Metadata.Labels.TryAdd(label, value);
        }

        added.Metadata.Labels = added.Metadata.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).ToDictionary();
        var suffix = added.Metadata.Name == resource.Name ? "" : $"-{added.Metadata.Name}";
        return new Manifest($"{resource.Name}/{added.Kind!.ToLowerInvariant()}{suffix}.yaml", YamlText.Read(added));
    }
}
