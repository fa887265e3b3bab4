using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace StreamChat.AppHost.Startup;

/// <summary>Tells the terminal how the start goes: each resource as it comes up, the two links at the end, or what failed.</summary>
internal sealed class StartupReport(
    ResourceNotificationService notifications,
    LastWords lastWords,
    BuildStep buildStep,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    EndpointReference door) : BackgroundService
{
    private readonly HashSet<string> told = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (HasFailed(change.Snapshot))
            {
                await ReportFailureAsync(change, stoppingToken);
                return;
            }

            if (ProgressOf(change) is { } line && told.Add(line))
            {
                Console.WriteLine(line);
            }

            if (change.Resource.Name == door.Resource.Name && IsReady(change.Snapshot))
            {
                ReportLinks();
                return;
            }
        }
    }

    private static bool IsReady(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy;

    private static bool HasFailed(CustomResourceSnapshot snapshot) => snapshot.State?.Text switch
    {
        var state when state == KnownResourceStates.FailedToStart => true,
        var state when state == KnownResourceStates.Exited || state == KnownResourceStates.Finished => snapshot.ExitCode is not (null or 0),
        _ => false,
    };

    private string? ProgressOf(ResourceEvent change) => change switch
    {
        { Snapshot.IsHidden: true } => null,
        _ when change.Resource == buildStep.Resource => null, // it speaks for itself
        { Snapshot: var snapshot } when IsReady(snapshot) => $"  {change.Resource.Name}: ready",
        _ => null,
    };

    private async Task ReportFailureAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        var reason = await lastWords.OfAsync(change.ResourceId, cancellationToken)
            ?? (change.Snapshot.ExitCode is { } code ? $"ended with exit code {code}" : "could not be started");
        await Console.Error.WriteLineAsync($"{change.Resource.Name}: {reason}");
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private void ReportLinks()
    {
        Console.WriteLine();
        Console.WriteLine($"  Chat       {door.Url}");
        if (DashboardLink() is { } dashboard)
        {
            Console.WriteLine($"  Dashboard  {dashboard}");
        }

        Console.WriteLine();
        Console.WriteLine("  Ctrl+C ends everything.");
    }

    private string? DashboardLink()
    {
        var address = configuration["ASPNETCORE_URLS"]?.Split(';')[0];
        var token = configuration["AppHost:BrowserToken"];
        return (address, token) switch
        {
            (null or "", _) => null,
            (_, null or "") => address,
            _ => $"{address.TrimEnd('/')}/login?t={token}",
        };
    }
}
