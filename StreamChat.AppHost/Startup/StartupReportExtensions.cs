using Microsoft.Extensions.DependencyInjection;

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

        builder.Services.AddSingleton(door);
        builder.Services.AddSingleton(new BuildStep(buildStep));
        builder.Services.AddSingleton<LastWords>();
        builder.Services.AddHostedService<BuildProgress>();
        builder.Services.AddHostedService<StartupReport>();
    }
}
