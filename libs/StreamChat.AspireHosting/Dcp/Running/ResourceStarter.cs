using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Resources;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Starts instances: waits for what they depend on, works out their configuration, gives them to the engine.</summary>
internal sealed partial class ResourceStarter(
    DcpEngine engine, DependencyWaiter waiter, ConfigurationResolver resolver, ResourceNotificationService notifications, ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing, AppHostAssembly appHost, IServiceProvider services, ILogger<ResourceStarter> logger)
{
    /// <summary>Starts the instances of one resource; why one cannot start is its state and in its log, not thrown.</summary>
    public async Task StartAsync(ResourcePlan plan, IReadOnlyCollection<ResourceInstance> instances, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(plan, instances, cancellationToken).ConfigureAwait(false);
            var configuration = await resolver.ResolveAsync(plan.Resource, cancellationToken).ConfigureAwait(false);
            await Task.WhenAll(instances.Select(instance => CreateAsync(instance, configuration, cancellationToken))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it waited.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Callbacks of the AppHost run here and may throw anything.
            var reason = e is DistributedApplicationException ? e.Message : $"{plan.Resource.Name} cannot start: {e.Message}";
            LogFailed(logger, reason, e is DistributedApplicationException ? null : e);
            await PublishAsync(instances, KnownResourceStates.FailedToStart).ConfigureAwait(false);
            LogFailed(loggers.GetLogger(plan.Resource), reason, null);
        }
    }

    private async Task PrepareAsync(ResourcePlan plan, IReadOnlyCollection<ResourceInstance> instances, CancellationToken cancellationToken)
    {
        if (DependencyWaiter.HasDependencies(plan.Resource))
        {
            var waitsFor = string.Join(", ", plan.Resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct());
            await PublishAsync(instances, KnownResourceStates.Waiting, new ResourcePropertySnapshot(ResourceProperties.WaitingFor, waitsFor)).ConfigureAwait(false);
            await waiter.WaitAsync(plan.Resource, cancellationToken).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new BeforeResourceStartedEvent(plan.Resource, services), cancellationToken).ConfigureAwait(false);
        await PublishAsync(instances, KnownResourceStates.Starting).ConfigureAwait(false);
    }

    private Task CreateAsync(ResourceInstance instance, ResolvedConfiguration configuration, CancellationToken cancellationToken) =>
        instance.Plan.Resource.IsContainer()
            ? engine.Client.CreateAsync(DcpKinds.Container, ContainerFactory.Create(instance, configuration), cancellationToken)
            : engine.Client.CreateAsync(DcpKinds.Executable, ExecutableFactory.Create(instance, configuration, appHost.Assembly), cancellationToken);

    private async Task PublishAsync(IEnumerable<ResourceInstance> instances, string state, params ResourcePropertySnapshot[] properties)
    {
        foreach (var instance in instances)
        {
            await notifications.PublishUpdateAsync(instance.Plan.Resource, instance.Name, snapshot => InstanceSnapshots.Declared(snapshot, instance.Plan) with
            {
                State = new ResourceStateSnapshot(state, null),
                ExitCode = null,
                StopTimeStamp = null,
                HealthReports = InstanceSnapshots.UncheckedReports(instance.Plan.Resource),
                ResourceReady = null,
                Urls = instance.Plan.Urls,
                Properties = [.. snapshot.Properties.Where(property => property.Name != ResourceProperties.WaitingFor), .. properties],
            }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    private static partial void LogFailed(ILogger logger, string reason, Exception? exception);
}
