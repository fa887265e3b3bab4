using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the last snapshot of every instance and tells all watchers of each change.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _serviceProvider;
    private readonly ResourceLoggerService _resourceLoggerService;
    private readonly CancellationTokenSource _disposing = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private ResourceEventNode _last = new(resourceEvent: null);

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The official signature has the lifetime.")]
    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        _logger = logger;
        _serviceProvider = serviceProvider;
        _resourceLoggerService = resourceLoggerService;
    }

    /// <summary>Publishes a new snapshot of every instance of <paramref name="resource"/>.</summary>
    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        foreach (var name in ResourceInstancesAnnotation.NamesOf(resource))
        {
            await PublishUpdateAsync(resource, name, stateFactory);
        }
    }

    /// <summary>Publishes a new snapshot of one instance, made from the one before.</summary>
    public Task PublishUpdateAsync(
        IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var before = _current.GetValueOrDefault(resourceId)?.Snapshot;
            var snapshot = stateFactory(before ?? InitialSnapshotOf(resource));
            snapshot = CommandSnapshots.Refresh(resource, snapshot, _serviceProvider);
            if (before?.State?.Text != snapshot.State?.Text)
            {
                LogStateChanged(resourceId, before?.State?.Text, snapshot.State?.Text);
            }

            var update = new ResourceEvent(resource, resourceId, snapshot);
            _current[resourceId] = update;
            _last = _last.Append(update);
        }

        return Task.CompletedTask;
    }

    /// <summary>Yields the last update of every instance, then each one that follows.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var subscription = Subscribe();
        foreach (var known in subscription.Known)
        {
            yield return known;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        for (var node = await subscription.Last.Next.WaitAsync(end.Token);; node = await node.Next.WaitAsync(end.Token))
        {
            yield return node.Event!;
        }
    }

    /// <summary>The last update of an instance, or of a resource that has only one.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
        {
            if (!_current.TryGetValue(resourceId, out resourceEvent))
            {
                var named = _current.Values.Where(update => IsNamed(update, resourceId)).Take(2).ToArray();
                resourceEvent = named.Length == 1 ? named[0] : null;
            }
        }

        return resourceEvent is not null;
    }

    public void Dispose()
    {
        // The source itself is left to the collector: a watcher may still be about to link to it.
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    internal ResourceEventSubscription Subscribe()
    {
        lock (_lock)
        {
            return new([.. _current.Values], _last);
        }
    }

    private static CustomResourceSnapshot InitialSnapshotOf(IResource resource) =>
        resource.Annotations.OfType<ResourceSnapshotAnnotation>().LastOrDefault()?.InitialSnapshot
        ?? new() { ResourceType = resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal), Properties = [] };

    private static bool IsNamed(ResourceEvent update, string resourceName) =>
        string.Equals(update.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{ResourceId} went from state {Before} to {After}.")]
    private partial void LogStateChanged(string resourceId, string? before, string? after);
}
