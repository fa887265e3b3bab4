using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StreamChat.AppHost.Startup;

/// <summary>Adds what a person at the terminal sees of the start.</summary>
internal static class StartupReportExtensions
{
    /// <summary>Reports progress, then the links; or the one thing that went wrong, with exit code 1.</summary>
    internal static void AddStartupReport(this IDistributedApplicationBuilder builder, IResource buildStep, EndpointReference door)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        // What follows from a failure is in the dashboard; the terminal gets its cause, once.
        builder.Services.AddLogging(logging => logging.AddFilter("Aspire.Hosting.Dcp", LogLevel.Critical));
        builder.Services.AddSingleton(door);
        builder.Services.AddSingleton(new BuildStep(buildStep));
        builder.Services.AddSingleton<LastWords>();
        builder.Services.AddHostedService<BuildProgress>();
        builder.Services.AddHostedService<StartupReport>();
    }
}
