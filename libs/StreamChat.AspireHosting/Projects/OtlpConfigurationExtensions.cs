using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

/// <summary>Tells resources where to send their telemetry.</summary>
public static class OtlpConfigurationExtensions
{
    // Fast enough to watch while developing, too chatty for anything else.
    private static readonly Dictionary<string, string> DevelopmentVariables = new()
    {
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",

        // What is not taken in time is lost: a dashboard that starts, or a machine that sleeps, takes longer than the usual 10 s.
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "60000",
        ["OTEL_TRACES_SAMPLER"] = "always_on",
        ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
        ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true",
    };

    /// <summary>Tells the resource where to send its telemetry.</summary>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment => builder.Export(protocol: null);

    /// <summary>Tells the resource where to send its telemetry, and how.</summary>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment => builder.Export(protocol);

    private static IResourceBuilder<T> Export<T>(this IResourceBuilder<T> builder, OtlpProtocol? protocol)
        where T : IResourceWithEnvironment
    {
        builder.WithAnnotation(new OtlpExporterAnnotation { RequiredProtocol = protocol }, ResourceAnnotationMutationBehavior.Replace);
        return builder.WithEnvironment(SetVariables);
    }

    private static void SetVariables(EnvironmentCallbackContext context)
    {
        if (context.ExecutionContext.IsPublishMode || context.ExecutionContext.ServiceProvider.GetRequiredService<IOptions<DashboardOptions>>().Value is not { OtlpEndpointUrl: { } url } dashboard)
        {
            return;
        }

        var variables = context.EnvironmentVariables;

        // Replicas share one declaration, so that the engine fills in who each of them is.
        variables["OTEL_SERVICE_NAME"] = "{{- index .Annotations \"otel-service-name\" -}}";
        variables["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id={{- index .Annotations \"otel-service-instance-id\" -}}";
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = new HostUrl(url.GetLeftPart(UriPartial.Authority));
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        if (dashboard.OtlpApiKey is { } key)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        }

        if (context.ExecutionContext.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            foreach (var (name, value) in DevelopmentVariables)
            {
                variables[name] = value;
            }
        }
    }
}
