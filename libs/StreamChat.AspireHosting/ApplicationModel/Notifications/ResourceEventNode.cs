namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A link of the chain of updates. A watcher holds only the link it has reached, so what every watcher has passed is garbage,
/// publishing costs the same for any number of watchers, and nobody has to unregister.
/// </summary>
/// <param name="resourceEvent">The update; null in the first link of all.</param>
internal sealed class ResourceEventNode(ResourceEvent? resourceEvent)
{
    private readonly TaskCompletionSource<ResourceEventNode> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ResourceEvent? Event { get; } = resourceEvent;

    internal Task<ResourceEventNode> Next => _next.Task;

    internal ResourceEventNode Append(ResourceEvent resourceEvent)
    {
        var node = new ResourceEventNode(resourceEvent);
        _next.SetResult(node);
        return node;
    }
}
