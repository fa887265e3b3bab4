using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Holds a resource back until those that it waits for are as it wants them.</summary>
internal sealed class DependencyWaiter(ResourceNotificationService notifications, IOptions<ResourceNotificationServiceOptions> options)
{
    public static bool HasDependencies(IResource resource) => resource.HasAnnotationOfType<WaitAnnotation>();

    public Task WaitAsync(IResource resource, CancellationToken cancellationToken) => Task.WhenAll(
        resource.Annotations.OfType<WaitAnnotation>().ToArray().SelectMany(wait => TargetsOf(wait.Resource).Select(target => WaitAsync(resource, wait, target, cancellationToken))));

    private async Task WaitAsync(IResource resource, WaitAnnotation wait, IResource target, CancellationToken cancellationToken)
    {
        var behavior = wait.WaitBehavior ?? options.Value.DefaultWaitBehavior;
        foreach (var name in ResourceInstancesAnnotation.NamesOf(target))
        {
            var reached = await notifications.WaitForResourceAsync(
                target.Name,
                update => update.ResourceId == name && (IsReached(wait, update.Snapshot) || IsFailed(wait, update.Snapshot, behavior)),
                cancellationToken).ConfigureAwait(false);
            if (!IsReached(wait, reached.Snapshot))
            {
                throw new DistributedApplicationException($"{resource.Name} waits for {target.Name}, which is {Describe(reached.Snapshot)}.");
            }

            await (wait.WaitType == WaitType.WaitUntilHealthy ? reached.Snapshot.ResourceReady ?? Task.CompletedTask : Task.CompletedTask)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // A parameter is there or not: nothing to wait for. A connection string is as ready as what it is made of.
    private static IEnumerable<IResource> TargetsOf(IResource resource) => resource switch
    {
        IResourceWithoutLifetime => [],
        ConnectionStringResource connection => ResourcesIn(connection.ConnectionStringExpression).Distinct().SelectMany(TargetsOf).Append(connection),
        _ => [resource],
    };

    private static IEnumerable<IResource> ResourcesIn(object value) => value switch
    {
        IResource resource => [resource],
        IValueWithReferences composed => composed.References.SelectMany(ResourcesIn),
        _ => [],
    };

    private static bool IsReached(WaitAnnotation wait, CustomResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => IsTerminal(snapshot) && snapshot.State?.Text != KnownResourceStates.FailedToStart && (snapshot.ExitCode ?? 0) == wait.ExitCode,
        WaitType.WaitUntilStarted => snapshot.State?.Text == KnownResourceStates.Running,
        _ => snapshot.HealthStatus == HealthStatus.Healthy,
    };

    private static bool IsFailed(WaitAnnotation wait, CustomResourceSnapshot snapshot, WaitBehavior behavior) =>
        wait.WaitType == WaitType.WaitForCompletion
            ? IsTerminal(snapshot)
            : behavior == WaitBehavior.StopOnResourceUnavailable && (IsTerminal(snapshot) || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy);

    private static bool IsTerminal(CustomResourceSnapshot snapshot) => KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text ?? "");

    private static string Describe(CustomResourceSnapshot snapshot) =>
        snapshot.ExitCode is { } code ? $"{snapshot.State?.Text} with exit code {code}" : snapshot.State?.Text ?? "unknown";
}
