using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <content>Waits for a state, for a condition, for health.</content>
public partial class ResourceNotificationService
{
    /// <summary>Waits until an instance of the resource is in a state, Running when none is named.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(
            resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until an instance of the resource is in one of the states, and says in which.</summary>
    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForAsync(
            resourceName, update => states.Contains(update.Snapshot.State?.Text ?? ""), string.Join(" or ", states), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits for the first update of the resource that meets a condition.</summary>
    public Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitForAsync(resourceName, predicate, "the awaited condition", cancellationToken);

    /// <summary>Waits until an instance of the resource runs and all its health checks pass.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(
            resourceName,
            _serviceProvider.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior ?? default,
            cancellationToken);

    /// <summary>The same; <paramref name="waitBehavior"/> says what to do when it ends or cannot start.</summary>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var update = await WaitForAsync(
            resourceName,
            update => update.Snapshot.HealthStatus is HealthStatus.Healthy
                || (waitBehavior is WaitBehavior.StopOnResourceUnavailable && IsUnavailable(update.Snapshot)),
            "healthy",
            cancellationToken);
        if (update.Snapshot.HealthStatus is not HealthStatus.Healthy)
        {
            throw new DistributedApplicationException(
                $"Resource '{resourceName}' will not become healthy: it is {update.Snapshot.State?.Text}.");
        }

        await (update.Snapshot.ResourceReady ?? Task.CompletedTask).WaitAsync(cancellationToken);
        return update;
    }

    private async Task<ResourceEvent> WaitForAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, string awaited, CancellationToken cancellationToken)
    {
        try
        {
            return await WatchAsync(cancellationToken)
                .FirstAsync(update => IsNamed(update, resourceName) && predicate(update), cancellationToken);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested || _disposing.IsCancellationRequested)
        {
            throw new OperationCanceledException(
                $"The wait for resource '{resourceName}' to reach {awaited} was cancelled. {Describe(resourceName)}", e, e.CancellationToken);
        }
    }

    private string Describe(string resourceName)
    {
        ResourceEvent[] known;
        lock (_lock)
        {
            known = [.. _current.Values.Where(update => IsNamed(update, resourceName))];
        }

        return known.Length == 0
            ? "Nothing was ever published about it."
            : string.Join(" ", known.Select(update =>
                $"{update.ResourceId}: {update.Snapshot.State?.Text ?? "no state"}, {update.Snapshot.HealthStatus?.ToString() ?? "no health"}."));
    }

    private static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy
        || KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text ?? "");
}
