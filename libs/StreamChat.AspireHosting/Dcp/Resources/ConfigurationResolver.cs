using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>Works out environment and arguments of a resource, anew at each start.</summary>
internal sealed class ConfigurationResolver(DistributedApplicationExecutionContext executionContext, ResourceLoggerService loggers)
{
    public async Task<ResolvedConfiguration> ResolveAsync(IResource resource, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        return new(
            await EnvironmentAsync(resource, logger, cancellationToken).ConfigureAwait(false),
            await ArgumentsAsync(resource, logger, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ImmutableSortedDictionary<string, string>> EnvironmentAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var resolved = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await ValueAsync(resource, value, cancellationToken).ConfigureAwait(false) is { } text)
            {
                resolved[name] = text;
            }
        }

        return resolved.ToImmutable();
    }

    private async Task<ImmutableArray<(string Value, bool IsSecret)>> ArgumentsAsync(IResource resource, ILogger logger, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var resolved = ImmutableArray.CreateBuilder<(string, bool)>();
        foreach (var value in context.Args)
        {
            if (await ValueAsync(resource, value, cancellationToken).ConfigureAwait(false) is { } text)
            {
                resolved.Add((text, HoldsSecret(value)));
            }
        }

        return resolved.ToImmutable();
    }

    private async ValueTask<string?> ValueAsync(IResource resource, object value, CancellationToken cancellationToken)
    {
        var context = new ValueProviderContext { ExecutionContext = executionContext, Caller = resource };
        return value switch
        {
            string text => text,
            IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(context, cancellationToken).ConfigureAwait(false),
            IValueProvider provider => await provider.GetValueAsync(context, cancellationToken).ConfigureAwait(false),
            bool or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => throw new DistributedApplicationException($"{resource.Name}: a value of type {value.GetType().Name} cannot be an environment variable or an argument."),
        };
    }

    private static bool HoldsSecret(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        EndpointReference or EndpointReferenceExpression => false, // an address leads back to its resource, and so round for ever
        IValueWithReferences composed => composed.References.Any(HoldsSecret),
        _ => false,
    };
}
