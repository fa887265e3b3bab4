using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Starts and stops single instances while the application runs.</summary>
internal sealed class ResourceLifecycle(ApplicationPlan plan, DcpEngine engine, ResourceStarter starter, ResourceNotificationService notifications, TimeProvider timeProvider)
    : IResourceLifecycle, IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _starts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts all of a resource; the start lives until it is done or the application stops.</summary>
    public Task StartAsync(ResourcePlan resource) => StartAsync(resource, resource.Instances);

    public async Task StartAsync(string resourceId, CancellationToken cancellationToken)
    {
        var instance = Find(resourceId);
        await AbandonStartAsync(instance).ConfigureAwait(false);
        await DeleteAsync(instance, cancellationToken).ConfigureAwait(false);
        var start = StartAsync(instance.Plan, [instance]);
        if (!DependencyWaiter.HasDependencies(instance.Plan.Resource))
        {
            await start.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task StopAsync(string resourceId, CancellationToken cancellationToken)
    {
        var instance = Find(resourceId);
        await AbandonStartAsync(instance).ConfigureAwait(false);
        if (!notifications.TryGetCurrentState(instance.Name, out var current) || IsEnded(current.Snapshot))
        {
            return;
        }

        await engine.Client.StopAsync(Plural(instance), instance.Name, cancellationToken).ConfigureAwait(false);
        await notifications.WaitForResourceAsync(
            instance.Plan.Resource.Name, update => update.ResourceId == instance.Name && IsEnded(update.Snapshot), cancellationToken)
            .WaitAsync(StopTimeout, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Abandons all starts that still wait.</summary>
    public void CancelStarts() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    private async Task StartAsync(ResourcePlan resource, IReadOnlyCollection<ResourceInstance> instances)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        foreach (var instance in instances)
        {
            _starts[instance.Name] = abandoned;
        }

        try
        {
            await starter.StartAsync(resource, instances, abandoned.Token).ConfigureAwait(false);
        }
        finally
        {
            foreach (var instance in instances)
            {
                _starts.TryRemove(KeyValuePair.Create(instance.Name, abandoned));
            }
        }
    }

    private Task AbandonStartAsync(ResourceInstance instance) =>
        _starts.TryRemove(instance.Name, out var start) ? start.CancelAsync() : Task.CompletedTask;

    // The engine cannot start a stopped object again: it is deleted, and created anew under the same name.
    private async Task DeleteAsync(ResourceInstance instance, CancellationToken cancellationToken)
    {
        await engine.Client.DeleteAsync(Plural(instance), instance.Name, cancellationToken).ConfigureAwait(false);
        while (await ExistsAsync(instance, cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(PollInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> ExistsAsync(ResourceInstance instance, CancellationToken cancellationToken) =>
        instance.Plan.Resource.IsContainer()
            ? await engine.Client.GetAsync(DcpKinds.Container, instance.Name, cancellationToken).ConfigureAwait(false) is not null
            : await engine.Client.GetAsync(DcpKinds.Executable, instance.Name, cancellationToken).ConfigureAwait(false) is not null;

    private ResourceInstance Find(string resourceId) => plan.TryGetInstance(resourceId, out var instance)
        ? instance
        : throw new DistributedApplicationException($"There is no instance '{resourceId}' to start or stop.");

    private static string Plural(ResourceInstance instance) =>
        instance.Plan.Resource.IsContainer() ? DcpKinds.Container.Plural : DcpKinds.Executable.Plural;

    private static bool IsEnded(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is null || snapshot.State.Text == KnownResourceStates.NotStarted || KnownResourceStates.TerminalStates.Contains(snapshot.State.Text);
}
