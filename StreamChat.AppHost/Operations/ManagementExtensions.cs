using Microsoft.Extensions.DependencyInjection;

namespace StreamChat.AppHost.Operations;

/// <summary>Gives a service a port for its operator.</summary>
internal static class ManagementExtensions
{
    internal const string Endpoint = "management";

    /// <summary>
    /// A second port with <c>/metrics</c> and health with its reasons, which the dashboard shows. Nothing public leads to it, so it comes
    /// after the endpoints that are opened to the outside.
    /// </summary>
    internal static IResourceBuilder<ProjectResource> WithManagement(this IResourceBuilder<ProjectResource> service)
    {
        service.WithHttpEndpoint(name: Endpoint, env: "MANAGEMENT_PORT")
            .WithEndpoint(Endpoint, endpoint => endpoint.ExcludeReferenceEndpoint = true)
            .WithUrlForEndpoint(Endpoint, url =>
            {
                url.Url += "/metrics";
                url.DisplayText = "Metrics";
                url.DisplayOrder = -1;
            });
        var builder = service.ApplicationBuilder;
        if (builder.ExecutionContext.IsPublishMode)
        {
            return service;
        }

        var key = $"{service.Resource.Name}_reasons";
        builder.Services.AddHealthChecks().AddCheck(key, new ServiceHealth(service.GetEndpoint(Endpoint)));
        return service.WithHealthCheck(key);
    }
}
