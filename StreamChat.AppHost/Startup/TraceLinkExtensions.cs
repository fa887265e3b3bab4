namespace StreamChat.AppHost.Startup;

/// <summary>Lets the page link an answer's trace to the dashboard, which there is only in a local run.</summary>
internal static class TraceLinkExtensions
{
    private const string Setting = "TRACES_URL";

    internal static IResourceBuilder<T> WithTraceLinks<T>(this IResourceBuilder<T> service)
        where T : IResourceWithEnvironment
    {
        var dashboard = service.ApplicationBuilder.Configuration["ASPNETCORE_URLS"]?.Split(';')[0];
        return service.ApplicationBuilder.ExecutionContext.IsRunMode && !string.IsNullOrEmpty(dashboard)
            ? service.WithEnvironment(Setting, $"{dashboard.TrimEnd('/')}/traces/detail/")
            : service;
    }
}
