namespace StreamChat.AppHost.Doctor;

/// <summary>Tells the api where its clients come in, for the stream doctor.</summary>
internal static class PublicUrlExtensions
{
    private const string Setting = "PUBLIC_URL";

    /// <summary>The gateway's address, and the public one: what is configured (a proxy of yours before the gateway), or in a local run the gateway itself.</summary>
    internal static IResourceBuilder<ProjectResource> WithPublicUrl(this IResourceBuilder<ProjectResource> api, IResourceBuilder<ProjectResource> gateway)
    {
        api.WithReference(gateway);
        var builder = api.ApplicationBuilder;
        if (builder.Configuration[Setting] is { Length: > 0 } configured)
        {
            return api.WithEnvironment(Setting, configured);
        }

        return builder.ExecutionContext.IsRunMode ? api.WithEnvironment(Setting, gateway.GetEndpoint("http")) : api;
    }
}
