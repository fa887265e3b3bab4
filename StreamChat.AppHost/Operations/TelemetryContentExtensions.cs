namespace StreamChat.AppHost.Operations;

/// <summary>Says whether traces may hold what people write.</summary>
internal static class TelemetryContentExtensions
{
    private const string Setting = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    /// <summary>
    /// On this machine they do, so that the dashboard shows a conversation with a model as one; where it is deployed they do not, unless its
    /// operator sets this.
    /// </summary>
    internal static IResourceBuilder<ProjectResource> WithLocalContentInTraces(this IResourceBuilder<ProjectResource> api)
    {
        var builder = api.ApplicationBuilder;
        return builder.ExecutionContext.IsRunMode ? api.WithEnvironment(Setting, builder.Configuration[Setting] ?? "true") : api;
    }
}
