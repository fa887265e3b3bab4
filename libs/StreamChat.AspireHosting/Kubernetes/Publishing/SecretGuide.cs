using System.Collections.Immutable;
using System.Text;
using Aspire.Hosting.Kubernetes.Planning;
using Aspire.Hosting.Kubernetes.Yaml;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>Says which Secrets the cluster must have, as the commands that make them; their values are shell variables, and are in no file.</summary>
internal static class SecretGuide
{
    public const string FileName = "secrets.md";

    public static ManifestFile Write(ImmutableArray<WorkloadPlan> plans, PublishContext context)
    {
        var secretive = plans.Where(plan => plan.HasSecret).ToArray();
        var text = new StringBuilder("# Secrets\n\n");
        text.Append("The manifests name these Secrets and hold none. Set the variables, then make the Secrets; or let the component `external-secrets` make them.\n\n");
        foreach (var name in secretive.SelectMany(plan => plan.Secrets.Values).SelectMany(value => value.Parts).Where(part => part.IsSecret).Select(part => part.Text).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    read -rs {Variable(name)}\n");
        }

        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n    kubectl create namespace {context.Namespace} --dry-run=client -o yaml | kubectl apply -f -\n");
        foreach (var plan in secretive)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    kubectl -n {context.Namespace} create secret generic {plan.SecretName}");
            foreach (var (key, value) in plan.Secrets)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" \\\n      --from-literal={key}=\"{value.Write(name => $"${{{Variable(name)}}}")}\"");
            }

            text.Append('\n');
        }

        return new(FileName, text.ToString());
    }

    private static string Variable(string name) => ResourceBuilderExtensions.VariableName(name);
}
