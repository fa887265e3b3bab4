using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Health;

/// <summary>Checks the health of resources while they run: every second at first, every half minute once they are healthy.</summary>
internal sealed class ResourceHealthMonitor(
    ResourceNotificationService notifications, HealthCheckService checks, IDistributedApplicationEventing eventing, TimeProvider timeProvider, IServiceProvider services)
    : BackgroundService
{
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<IResource, (CancellationTokenSource End, Task Work)> _monitored = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var update in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                Apply(update, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_monitored.Values.Select(entry => entry.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Apply(ResourceEvent update, CancellationToken stoppingToken)
    {
        var runs = ResourceInstancesAnnotation.NamesOf(update.Resource).Any(Runs);
        if (runs && !_monitored.ContainsKey(update.Resource))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            _monitored[update.Resource] = (end, MonitorAsync(update.Resource, end.Token));
        }
        else if (!runs && _monitored.TryRemove(update.Resource, out var monitored))
        {
            monitored.End.Cancel();
            monitored.End.Dispose();
        }
    }

    private bool Runs(string name) =>
        notifications.TryGetCurrentState(name, out var current) && current.ResourceId == name && current.Snapshot.State?.Text == KnownResourceStates.Running;

    private async Task MonitorAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        var ready = Task.CompletedTask;
        var wasReady = false;
        var interval = FirstInterval;
        try
        {
            while (true)
            {
                var reports = await CheckAsync(keys, cancellationToken).ConfigureAwait(false);
                var healthy = reports.All(report => report.Status == HealthStatus.Healthy);
                if (healthy && !wasReady)
                {
                    wasReady = true;
                    ready = eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken);
                }

                await PublishAsync(resource, reports, wasReady ? ready : null, cancellationToken).ConfigureAwait(false);
                if (keys.Count == 0)
                {
                    return;
                }

                interval = healthy ? HealthyInterval : interval == HealthyInterval ? FirstInterval : TimeSpan.FromTicks(Math.Min(interval.Ticks * 2, LongestInterval.Ticks));
                await Task.Delay(interval, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The resource ended, or the application does.
        }
    }

    private async Task<ImmutableArray<HealthReportSnapshot>> CheckAsync(HashSet<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow().UtcDateTime;
        return [.. keys.Select(key => report.Entries.TryGetValue(key, out var entry)
            ? new HealthReportSnapshot(key, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = now }
            : new HealthReportSnapshot(key, HealthStatus.Unhealthy, "No health check is registered under this key.", null) { LastRunAt = now })];
    }

    private async Task PublishAsync(IResource resource, ImmutableArray<HealthReportSnapshot> reports, Task? ready, CancellationToken cancellationToken)
    {
        foreach (var name in ResourceInstancesAnnotation.NamesOf(resource).Where(Runs))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await notifications.PublishUpdateAsync(resource, name, snapshot => snapshot.WithHealthReports(reports) with { ResourceReady = ready }).ConfigureAwait(false);
        }
    }
}
