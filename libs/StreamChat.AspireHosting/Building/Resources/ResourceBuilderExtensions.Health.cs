using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <content>Health checks and probes.</content>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Lets a registered health check speak for the resource.</summary>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(found => found.Key == key))
        {
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' already has a health check with key '{key}'.");
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Checks the resource's health by an HTTP request.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints => builder.WithHttpHealthCheck(SelectHttpEndpoint(builder, endpointName, "HTTP health check"), path, statusCode);

    /// <summary>Checks the resource's health by an HTTP request.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        var selected = endpointSelector ?? SelectHttpEndpoint(builder, endpointName: null, "HTTP health check");
        var endpoint = selected() ?? throw new DistributedApplicationException(
            $"Could not create HTTP health check for resource '{builder.Resource.Name}' as the endpoint selector returned null.");
        RequireHttp(endpoint, "HTTP health check");
        path ??= "/";
        var status = statusCode ?? 200;
        var key = string.Create(CultureInfo.InvariantCulture, $"{builder.Resource.Name}_{endpoint.EndpointName}_{path}_{status}_check");

        // Throws when the key is taken, before the check is registered a second time.
        builder.WithHealthCheck(key).WithAnnotation(new HttpHealthCheckAnnotation(endpoint, path));
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, services => new EndpointHealthCheck(services.GetRequiredService<HealthCheckClient>(), endpoint, path, status), null, null));
        return builder;
    }

    /// <summary>Probes the resource by an HTTP request where it is deployed, and checks its health by the same request here.</summary>
    [Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    public static IResourceBuilder<T> WithHttpProbe<T>(
        this IResourceBuilder<T> builder, ProbeType type, string? path = null, int? initialDelaySeconds = null, int? periodSeconds = null,
        int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null, string? endpointName = null)
        where T : IResourceWithEndpoints, IResourceWithProbes =>
        builder.WithHttpProbe(
            type, SelectHttpEndpoint(builder, endpointName, "HTTP probe"), path, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);

    /// <summary>Probes the resource by an HTTP request where it is deployed, and checks its health by the same request here.</summary>
    [Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    public static IResourceBuilder<T> WithHttpProbe<T>(
        this IResourceBuilder<T> builder, ProbeType type, Func<EndpointReference>? endpointSelector, string? path = null, int? initialDelaySeconds = null,
        int? periodSeconds = null, int? timeoutSeconds = null, int? failureThreshold = null, int? successThreshold = null)
        where T : IResourceWithEndpoints, IResourceWithProbes
    {
        var selected = endpointSelector ?? SelectHttpEndpoint(builder, endpointName: null, "HTTP probe");
        var probe = new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = selected(),
            Path = path ?? "/",
            InitialDelaySeconds = initialDelaySeconds ?? 5,
            PeriodSeconds = periodSeconds ?? 5,
            TimeoutSeconds = timeoutSeconds ?? 1,
            FailureThreshold = failureThreshold ?? 3,
            SuccessThreshold = successThreshold ?? 1,
        };
        foreach (var old in builder.Resource.Annotations.OfType<ProbeAnnotation>().Where(found => found.Type == type).ToArray())
        {
            builder.Resource.Annotations.Remove(old);
        }

        return builder.WithAnnotation(probe).WithHttpHealthCheck(selected, path);
    }

    private static Func<EndpointReference> SelectHttpEndpoint<T>(IResourceBuilder<T> builder, string? endpointName, string purpose)
        where T : IResourceWithEndpoints => () =>
        {
            var endpoints = builder.Resource.GetEndpoints().ToArray();
            var found = endpointName is null
                ? endpoints.FirstOrDefault(endpoint => endpoint.IsHttp) ?? endpoints.FirstOrDefault(endpoint => endpoint.IsHttps)
                : endpoints.FirstOrDefault(endpoint => string.Equals(endpoint.EndpointName, endpointName, StringComparison.OrdinalIgnoreCase));
            return found ?? throw new DistributedApplicationException(
                $"Could not create {purpose} for resource '{builder.Resource.Name}' as no endpoint was found matching one of the specified names: {endpointName ?? "http, https"}");
        };

    private static void RequireHttp(EndpointReference endpoint, string purpose)
    {
        if (!endpoint.EndpointAnnotation.IsHttpScheme)
        {
            throw new DistributedApplicationException(
                $"Could not create {purpose} for resource '{endpoint.Resource.Name}' as the endpoint with name '{endpoint.EndpointName}' and scheme '{endpoint.Scheme}' is not an HTTP endpoint.");
        }
    }
}
