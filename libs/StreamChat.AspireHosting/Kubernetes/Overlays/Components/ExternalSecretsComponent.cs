using System.Collections.Immutable;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Workloads;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Overlays.Components;

/// <summary>Has External Secrets make the Secrets out of a store's entries, one entry a secret; what is put together of several is put together there.</summary>
internal static class ExternalSecretsComponent
{
    public static Kustomization Write(ImmutableArray<WorkloadPlan> plans, PublishContext context) =>
        new Kustomization("components/external-secrets", isComponent: true)
            .Add(plans.Where(plan => plan.HasSecret).Select(plan => new Manifest($"externalsecret-{plan.Name}.yaml", Document(plan, context))));

    private static Map Document(WorkloadPlan plan, PublishContext context)
    {
        var secrets = plan.Secrets.Values.SelectMany(text => text.Parts).Where(part => part.IsSecret).Select(part => part.Text).Distinct().Order(StringComparer.Ordinal);
        var template = Map.Of(plan.Secrets.Select(secret => KeyValuePair.Create(secret.Key, secret.Value.Write(name => $"{{{{ .{Variable(name)} }}}}"))));
        return new Map
        {
            { "apiVersion", "external-secrets.io/v1" },
            { "kind", "ExternalSecret" },
            { "metadata", ResourceManifests.MetadataOf(plan.SecretName, plan.Name, context) },
            {
                "spec", new Map
                {
                    { "refreshInterval", "1h" },
                    { "secretStoreRef", new Map { { "kind", "ClusterSecretStore" }, { "name", context.Settings.SecretStore } } },
                    { "target", new Map { { "name", plan.SecretName }, { "creationPolicy", "Owner" }, { "template", new Map { { "engineVersion", "v2" }, { "data", template } } } } },
                    { "data", Map.List(secrets.Select(name => new Map { { "secretKey", Variable(name) }, { "remoteRef", new Map { { "key", $"{context.Application}/{name}" } } } })) },
                }
            },
        };
    }

    private static string Variable(string name) => name.Replace('-', '_');
}
