using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <content>References from one resource to another, which become environment variables.</content>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the resource the connection string of another, and the parts of it that are of use alone.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        var resource = source.Resource;
        connectionName ??= resource.Name;
        builder.WithReferenceRelationship(resource);
        return builder.WithEnvironment(context =>
        {
            var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName}";
            context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            var prefix = connectionName.Length == 0 ? "" : $"{VariableName(connectionName)}_";
            foreach (var (name, value) in resource.GetConnectionProperties())
            {
                context.EnvironmentVariables[prefix + name.ToUpperInvariant()] = value;
            }
        });
    }

    /// <summary>Gives the resource the URLs of another's endpoints, by the other's name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment => builder.WithEndpointReferences(source.Resource, endpointName: null, name: null);

    /// <summary>Gives the resource the URLs of another's endpoints, by a name of choice.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name)
        where TDestination : IResourceWithEnvironment => builder.WithEndpointReferences(source.Resource, endpointName: null, name);

    /// <summary>Gives the resource the URL of an endpoint.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment =>
        builder.WithEndpointReferences(endpointReference.Resource, endpointReference.EndpointName, name: null);

    /// <summary>Gives the resource a URL by name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri)
        {
            throw new InvalidOperationException("The uri for service reference must be absolute.");
        }

        if (uri.AbsolutePath != "/")
        {
            throw new InvalidOperationException("The uri absolute path must be \"/\".");
        }

        builder.WithEnvironment($"services__{name}__default__0", uri.ToString());
        return builder.WithEnvironment(VariableName(name), uri.ToString());
    }

    /// <summary>Gives the resource the URL of an external service, by the service's name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<ExternalServiceResource> externalService)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(externalService);
        var service = externalService.Resource;
        builder.WithReferenceRelationship(service);
        if (service.Uri is { } uri)
        {
            builder.WithEnvironment(VariableName(service.Name), uri.ToString());
            return builder.WithEnvironment($"services__{service.Name}__{uri.Scheme}__0", uri.ToString());
        }

        return builder.WithEnvironment(async context =>
        {
            // A manifest cannot know the scheme of a URL that is given where it is deployed.
            var publishing = context.ExecutionContext.IsPublishMode;
            var scheme = publishing ? "default" : (await service.GetUriAsync(context.CancellationToken).ConfigureAwait(false)).Scheme;
            context.EnvironmentVariables[$"services__{service.Name}__{scheme}__0"] = service.UrlParameter!;
            context.EnvironmentVariables[VariableName(service.Name) + (publishing ? "" : $"_{VariableName(scheme)}")] = service.UrlParameter!;
        });
    }

    private static IResourceBuilder<T> WithEndpointReferences<T>(
        this IResourceBuilder<T> builder, IResourceWithEndpoints source, string? endpointName, string? name)
        where T : IResourceWithEnvironment
    {
        builder.WithReferenceRelationship(source);
        var annotation = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>().FirstOrDefault(found => found.Resource == source);
        if (annotation is null)
        {
            annotation = new EndpointReferenceAnnotation(source);
            builder.WithAnnotation(annotation);
        }

        if (endpointName is null)
        {
            annotation.UseAllEndpoints = true;
        }
        else
        {
            annotation.EndpointNames.Add(endpointName);
        }

        return builder.WithEnvironment(context => AddEndpoints(context, source, endpointName, name ?? source.Name));
    }

    // services__api__http__0 is what service discovery reads, API_HTTP what everyone else can.
    private static void AddEndpoints(EnvironmentCallbackContext context, IResourceWithEndpoints source, string? endpointName, string name)
    {
        var chosen = endpointName is null
            ? source.GetEndpoints().Where(endpoint => !endpoint.ExcludeReferenceEndpoint)
            : [source.GetEndpoint(endpointName)];
        foreach (var endpoint in chosen)
        {
            var key = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
            context.EnvironmentVariables[$"services__{name}__{key}__0"] = endpoint;
            context.EnvironmentVariables[$"{VariableName(name)}_{VariableName(endpoint.EndpointName)}"] = endpoint;
        }
    }

    // Letters, digits and underscores, upper case, not beginning with a digit.
    internal static string VariableName(string name)
    {
        var encoded = new StringBuilder(name.Length + 1);
        encoded.Append(name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" : "");
        foreach (var c in name)
        {
            encoded.Append(char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        }

        return encoded.ToString();
    }
}
