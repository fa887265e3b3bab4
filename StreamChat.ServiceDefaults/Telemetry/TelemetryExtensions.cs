using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry.Prometheus;
using StreamChat.ServiceDefaults.Telemetry.Tracing;

namespace StreamChat.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs over OTLP; the only room that knows OpenTelemetry.</summary>
internal static class TelemetryExtensions
{
    // The framework describes itself by sources and meters of its own; ours are all named after the project.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Yarp.ReverseProxy", "StreamChat.*"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "System.Net.Http",
        "System.Runtime",
        "Yarp.ReverseProxy",
        "StreamChat.*",
    ];

    private const string ManagementPort = "MANAGEMENT_PORT";

    internal static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DistributedContextPropagator, TraceOnlyPropagator>();
        builder.Services.AddSettings<TracingOptions>(TracingOptions.SectionName);
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, TracedLines>();
        builder.Services.AddSingleton<PrometheusExporter>();
        builder.Services.AddSingleton<MetricsPage>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => AddServiceName(resource, builder))
            .WithTracing(tracing => AddTraces(tracing, builder))
            .WithMetrics(metrics => AddMetrics(metrics, builder))
            .WithLogging(configureBuilder: null, configureOptions: IncludeEverything);

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }

        return builder;
    }

    private static void AddTraces(TracerProviderBuilder tracing, IHostApplicationBuilder builder)
    {
        tracing.AddSource(Sources).AddProcessor<QuietProcessor>().AddProcessor<RequestIdProcessor>();

        // The SDK reads the variable by itself, and a sampler given here would win over it.
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_TRACES_SAMPLER"]))
        {
            tracing.SetSampler(services => new ParentBasedSampler(ActivatorUtilities.CreateInstance<PacedSampler>(services)));
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, IHostApplicationBuilder builder)
    {
        metrics.AddMeter(Meters);

        // Each reader counts for itself, so this one is there only where somebody can ask it.
        if (!string.IsNullOrWhiteSpace(builder.Configuration[ManagementPort]))
        {
            metrics.AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<PrometheusExporter>()));
        }
    }

    private static void AddServiceName(ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        // OTEL_SERVICE_NAME is read by the SDK, and a name given here would win over it.
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_SERVICE_NAME"]))
        {
            resource.AddService(builder.Environment.ApplicationName, autoGenerateServiceInstanceId: false);
        }
    }

    private static void IncludeEverything(OpenTelemetryLoggerOptions options)
    {
        options.IncludeFormattedMessage = true;
        options.IncludeScopes = true; // the request id is one
    }
}
