using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Running;
using Aspire.Hosting.Health;
using Aspire.Hosting.Kubernetes.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>The services of every AppHost.</summary>
internal static class HostingServices
{
    // Stopping is bounded by the parts themselves; this only ends what hangs.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(14);

    public static void Add(DistributedApplicationBuilder builder, HostApplicationBuilder host, DistributedApplicationOptions options)
    {
        AddLogging(host.Logging);
        var services = host.Services;
        services.Configure<HostOptions>(hostOptions => hostOptions.ShutdownTimeout = ShutdownTimeout);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(builder.UserSecretsManager);
        services.AddSingleton(new DistributedApplicationModel(builder.Resources));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(), provider.GetRequiredService<ResourceLoggerService>(), provider));
        services.Configure<ResourceNotificationServiceOptions>(notification => notification.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        services.AddHealthChecks();
        services.AddHttpClient();
        services.AddSingleton<HealthCheckClient>();
        services.AddSingleton<KubernetesPublisher>();
        if (builder.ExecutionContext.IsRunMode)
        {
            // They start in this order and stop in the reverse: what the dashboard shows is there before it and after it.
            services.AddSingleton<ApplicationPlan>();
            services.AddHostedService<Preflight>();
            if (options.DisableDashboard)
            {
                services.AddAspireBundle();
            }
            else
            {
                services.AddAspireDashboard();
            }

            services.AddDcp(builder.AppHostAssembly);
        }
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        // What fails at start is said in one line by the application itself.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);

        // A resource that is not healthy yet is its state, not an error of the AppHost.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
