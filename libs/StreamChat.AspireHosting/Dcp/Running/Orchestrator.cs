using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Resources;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Runs the application: what it is made of is planned, the engine starts, endpoints get addresses, resources start.</summary>
internal sealed partial class Orchestrator(
    ApplicationPlan plan, DcpEngine engine, ContainerRuntime containers, EndpointAllocator endpoints, ResourceUrls urls, ValueResources values,
    InstanceWatcher watcher, ResourceLifecycle lifecycle, ResourceNotificationService notifications, IDistributedApplicationEventing eventing,
    DistributedApplicationModel model, IServiceProvider services, ILogger<Orchestrator> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _watching = new();
    private Task _watch = Task.CompletedTask;
    private Task _starts = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartEngineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new DistributedApplicationException($"The Aspire engine (DCP) cannot be used: {e.Message.ReplaceLineEndings(" ")}", e);
        }

        _watch = watcher.RunAsync(_watching.Token);
        _starts = Task.WhenAll(plan.Resources.Select(StartAsync));
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lifecycle.CancelStarts();
        await _starts.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await engine.StopAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogSlowStop();
        }

        await _watching.CancelAsync().ConfigureAwait(false);
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _watching.Dispose();

    private async Task StartEngineAsync(CancellationToken cancellationToken)
    {
        await containers.RequireAsync(cancellationToken).ConfigureAwait(false);
        await engine.StartAsync(cancellationToken).ConfigureAwait(false);
        await endpoints.AllocateAsync(cancellationToken).ConfigureAwait(false);
        await containers.CreateNetworkAsync(cancellationToken).ConfigureAwait(false);
        await AnnounceAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in plan.Resources)
        {
            resource.Urls = await urls.CollectAsync(resource.Resource, cancellationToken).ConfigureAwait(false);
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource.Resource, services), cancellationToken).ConfigureAwait(false);
        }

        await values.PublishAsync(cancellationToken).ConfigureAwait(false);
        foreach (var resource in model.Resources.OfType<IResourceWithConnectionString>().ToArray())
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task StartAsync(ResourcePlan resource) =>
        resource.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>()
            ? notifications.PublishUpdateAsync(resource.Resource, snapshot => InstanceSnapshots.Declared(snapshot, resource) with
            {
                State = new ResourceStateSnapshot(KnownResourceStates.NotStarted, null),
                Urls = resource.Urls,
            })
            : lifecycle.StartAsync(resource);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some processes took too long to end; the engine ends them by force.")]
    private partial void LogSlowStop();
}
