using StreamChat.Gateway.Limits.Buckets;
using StreamChat.Gateway.Limits.Streams;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry;

namespace StreamChat.Gateway.Limits;

/// <summary>Registers and uses the limits.</summary>
internal static class LimitsExtensions
{
    private const string ConnectionName = "redis";

    /// <summary>Counts in Redis where one is configured, for all replicas together; else in this process.</summary>
    internal static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<LimitOptions>(LimitOptions.SectionName);
        services.AddMeasures<LimitMetrics>();
        services.AddSingleton<SharedOrLocal>();
        services.AddSingleton<LocalBuckets>();
        services.AddSingleton<LocalStreams>();
        services.AddSingleton<RequestLimit>();
        services.AddSingleton<LookupLimit>();
        services.AddSingleton<StreamLimit>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(ConnectionName)))
        {
            // Without the client's own tracing: version 1.2.6 drops calls that wait behind a traced script, and a span a request would say nothing.
            builder.AddRedisClient(ConnectionName, settings => settings.DisableTracing = true);
            services.AddSingleton<SharedLimits>();
            services.AddSingleton<SharedStreams>();
            services.AddHostedService<StreamRenewal>();
            services.AddHealthChecks().AddCheck<LimitHealth>("limits", tags: ["ready"]);
        }

        return builder;
    }

    internal static IApplicationBuilder UseLimits(this IApplicationBuilder app) => app.UseMiddleware<LimitsMiddleware>();
}
