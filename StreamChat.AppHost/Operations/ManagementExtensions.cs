namespace StreamChat.AppHost.Operations;

/// <summary>Gives a service a port for its operator.</summary>
internal static class ManagementExtensions
{
    internal const string Endpoint = "management";

    /// <summary>
    /// A second port with <c>/metrics</c> and health with its reasons. Nothing public leads to it, so it comes after the endpoints that are
    /// opened to the outside.
    /// </summary>
    internal static IResourceBuilder<ProjectResource> WithManagement(this IResourceBuilder<ProjectResource> service) =>
        service.WithHttpEndpoint(name: Endpoint, env: "MANAGEMENT_PORT")
            .WithUrlForEndpoint(Endpoint, url =>
            {
                url.Url += "/metrics";
                url.DisplayText = "Metrics";
            });
}
