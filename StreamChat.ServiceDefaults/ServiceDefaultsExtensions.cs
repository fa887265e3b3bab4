using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using StreamChat.ServiceDefaults.Connections;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.Hosting;
using StreamChat.ServiceDefaults.Logging;
using StreamChat.ServiceDefaults.Management;
using StreamChat.ServiceDefaults.Problems;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.ServiceDefaults.Server;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.ServiceDefaults.Telemetry;

namespace StreamChat.ServiceDefaults;

/// <summary>What every service of StreamChat has: telemetry, health, request ids, problem details, limits of the server.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Registers the defaults.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddSecretsFolder();
        builder.Services.AddServer().AddManagement().AddH2c().AddHealth().AddRequestIds().AddProblems();
        builder.AddConsoleLogging();
        builder.AddTelemetry();
        builder.Logging.AddStartupFilter(builder.Services.AddStartupState());
        return builder;
    }

    /// <summary>Puts the request id, the request's telemetry and problem details around everything that follows.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<RequestTelemetryMiddleware>();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<WriteDeadlineMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<DrainMiddleware>();

        // Said here, because a WebApplication otherwise routes before everything above.
        app.UseRouting();
        app.UseMiddleware<RequestStartLogMiddleware>();
        return app;
    }

    /// <summary>Maps <c>/health</c> (lives) and <c>/health/ready</c> (should get traffic).</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }

    /// <summary>Runs until shutdown; a setting that is not valid is one line on standard error and exit code 1.</summary>
    public static Task<int> RunServiceAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return ServiceRunner.RunAsync(app, Console.Error);
    }
}
