using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Probes;
using Aspire.Hosting.Kubernetes.Publishing;
using Aspire.Hosting.Kubernetes.Redis;

namespace Aspire.Hosting.Kubernetes.Planning;

/// <summary>Reads out of the model what is published: projects and containers; programs of the developer's machine are not.</summary>
internal sealed class WorkloadPlanner(DistributedApplicationModel model, DistributedApplicationExecutionContext execution, PublishContext context)
{
    public async Task<ImmutableArray<WorkloadPlan>> PlanAsync(CancellationToken cancellationToken)
    {
        IResource[] published = [.. model.Resources.Where(IsPublished).OrderBy(resource => resource.Name, StringComparer.Ordinal)];
        CheckNames(published);
        var ports = published.ToDictionary(resource => resource, PortPlan.Of);
        var plans = ImmutableArray.CreateBuilder<WorkloadPlan>();
        foreach (var resource in published)
        {
            plans.Add(await PlanAsync(resource, ports, cancellationToken).ConfigureAwait(false));
        }

        return plans.ToImmutable();
    }

    private static bool IsPublished(IResource resource) =>
        !resource.IsExcludedFromPublish() && (resource is ProjectResource || resource.IsContainer());

    private void CheckNames(IResource[] published)
    {
        string[] names = [.. published.Select(resource => resource.Name)];
        foreach (var (section, keys) in new[] { (nameof(KubernetesSettings.Tags), context.Settings.Tags.Keys), (nameof(KubernetesSettings.Digests), context.Settings.Digests.Keys) })
        {
            if (keys.FirstOrDefault(key => !names.Contains(key, StringComparer.Ordinal)) is { } unknown)
            {
                throw new DistributedApplicationException(
                    $"{KubernetesSettings.SectionName}:{section}:{unknown}: there is no such resource; there are {string.Join(", ", names)}.");
            }
        }
    }

    private async Task<WorkloadPlan> PlanAsync(IResource resource, Dictionary<IResource, PortPlan[]> ports, CancellationToken cancellationToken)
    {
        var calls = new CallList();
        var reader = new ValueReader(resource, context, ports, calls);
        var variables = await VariablesAsync(resource, reader, ports[resource], cancellationToken).ConfigureAwait(false);
        var customized = WorkloadDefaults.Create(resource, context);
        var plan = new WorkloadPlan
        {
            Resource = resource,
            Ports = ports[resource],
            Settings = variables.Where(variable => !variable.Value.HasSecret).ToImmutableSortedDictionary(variable => variable.Key, variable => variable.Value.Plain, StringComparer.Ordinal),
            Secrets = variables.Where(variable => variable.Value.HasSecret).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Command = resource is ContainerResource { Entrypoint: { } entrypoint } ? [entrypoint] : [],
            Arguments = await ArgumentsAsync(resource, reader, cancellationToken).ConfigureAwait(false),
            Volumes = VolumesOf(resource),
            Probes = ProbePlanner.Of(resource, ports[resource]),
            Calls = calls,
            Customized = customized,
            Additional = Customization.Apply(resource, customized, context),
        };
        return resource is RedisResource redis ? RedisPlan.Complete(plan, redis) : plan;
    }

    private async Task<Dictionary<string, ResolvedText>> VariablesAsync(IResource resource, ValueReader reader, PortPlan[] ports, CancellationToken cancellationToken)
    {
        var callbacks = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(callbacks).ConfigureAwait(false);
        }

        AddDefaults(callbacks.EnvironmentVariables, resource, ports);
        var variables = new Dictionary<string, ResolvedText>(StringComparer.Ordinal);
        foreach (var (name, value) in callbacks.EnvironmentVariables)
        {
            variables[name] = await reader.ReadAsync(value, cancellationToken).ConfigureAwait(false);
        }

        // A project reads the connection string; its parts with the password in them would be one more secret to keep in step.
        foreach (var part in variables.Where(variable => resource is ProjectResource && variable.Value.HasSecret && IsPartOfConnection(variable.Key, variables)).ToArray())
        {
            variables.Remove(part.Key);
        }

        return variables;
    }

    private void AddDefaults(Dictionary<string, object> variables, IResource resource, PortPlan[] ports)
    {
        if (resource is ProjectResource && ports.Where(port => port.Endpoint is { IsHttpScheme: true, TargetPortEnvironmentVariable: null }).ToArray() is { Length: > 0 } listened)
        {
            variables.TryAdd("ASPNETCORE_URLS", string.Join(';', listened.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port.Endpoint.UriScheme}://+:{port.Number}"))));
        }

        if (resource.HasAnnotationOfType<OtlpExporterAnnotation>())
        {
            variables.TryAdd("OTEL_SERVICE_NAME", resource.Name);
            if (context.Settings.OtlpEndpoint is { } endpoint)
            {
                variables.TryAdd("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.ToString());
            }
        }
    }

    private static bool IsPartOfConnection(string name, Dictionary<string, ResolvedText> variables) =>
        name.IndexOf('_', StringComparison.Ordinal) is var end and > 0
        && !name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
        && variables.Keys.Any(other => other.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
            && name.StartsWith($"{ResourceBuilderExtensions.VariableName(other["ConnectionStrings__".Length..])}_", StringComparison.Ordinal));

    private async Task<ImmutableArray<string>> ArgumentsAsync(IResource resource, ValueReader reader, CancellationToken cancellationToken)
    {
        var callbacks = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = execution };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(callbacks).ConfigureAwait(false);
        }

        var arguments = ImmutableArray.CreateBuilder<string>();
        foreach (var value in callbacks.Args)
        {
            var text = await reader.ReadAsync(value, cancellationToken).ConfigureAwait(false);
            arguments.Add(text.HasSecret
                ? throw new DistributedApplicationException($"{resource.Name}: an argument holds a secret, which anybody who lists the pods could read; hand it over as a variable.")
                : text.Plain);
        }

        return arguments.ToImmutable();
    }

    private static ImmutableArray<ContainerMountAnnotation> VolumesOf(IResource resource)
    {
        var mounts = resource.Annotations.OfType<ContainerMountAnnotation>().ToImmutableArray();
        return mounts.FirstOrDefault(mount => mount.Type == ContainerMountType.BindMount) is { } bound
            ? throw new DistributedApplicationException($"{resource.Name}: {bound.Source} is a directory of this machine, which a cluster does not have; use a volume.")
            : mounts;
    }
}
