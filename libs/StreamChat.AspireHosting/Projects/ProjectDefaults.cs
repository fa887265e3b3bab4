using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting;

/// <summary>What every project gets: its launch profile, the addresses to listen on, telemetry.</summary>
internal static class ProjectDefaults
{
    public static IResourceBuilder<ProjectResource> WithProjectDefaults(
        this IResourceBuilder<ProjectResource> builder, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        builder.WithOtlpExporter();
        builder.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            return builder;
        }

        // Only where the developer alone reads the traces: a query may hold what a person wrote.
        builder.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true");
        builder.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true");

        // One line an entry would be cut by the JSON formatter's own; colours are asked for because the output is no terminal.
        builder.WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple");
        builder.WithEnvironment("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true");
        builder.WithEnvironment(SetUrls);
        if (LaunchProfiles.Choose(metadata, options, builder.ApplicationBuilder.Configuration) is { } chosen)
        {
            builder.WithAnnotation(new LaunchProfileAnnotation(chosen.Name));
            builder.WithProfile(chosen.Name, chosen.Profile);
        }

        return builder;
    }

    private static void WithProfile(this IResourceBuilder<ProjectResource> builder, string name, LaunchProfile profile)
    {
        builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", name);
            foreach (var (variable, value) in profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(variable, Environment.ExpandEnvironmentVariables(value));
            }
        });
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var url in (profile.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            var number = count[address.Scheme] = count.GetValueOrDefault(address.Scheme) + 1;
            builder.WithEndpoint(number == 1 ? address.Scheme : $"{address.Scheme}{number}", endpoint =>
            {
                endpoint.UriScheme = address.Scheme;
                endpoint.Port = address.Port == 0 ? null : address.Port;
                endpoint.FromLaunchProfile = true;
            });
        }
    }

    // Each instance is told its own port by the engine, which listens on the public one.
    private static void SetUrls(EnvironmentCallbackContext context)
    {
        var owner = (ProjectResource)context.Resource;
        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in owner.GetEndpoints().Where(IsListenedOn))
        {
            urls.AppendLiteral(urls.IsEmpty ? "" : ";");
            urls.AppendLiteral($"{endpoint.Scheme}://{endpoint.EndpointAnnotation.TargetHost}:");
            urls.AppendFormatted(endpoint.Property(EndpointProperty.TargetPort));
        }

        if (!urls.IsEmpty)
        {
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", urls.Build());
        }
    }

    private static bool IsListenedOn(EndpointReference endpoint) =>
        endpoint.EndpointAnnotation is { IsHttpScheme: true, TargetPortEnvironmentVariable: null };
}
