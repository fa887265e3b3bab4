using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Resources;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Runs before anything else: completes and checks the model, and publishes what is declared, so that the dashboard opens with it.</summary>
internal sealed class Preflight(
    ApplicationPlan plan, ResourceNotificationService notifications, IDistributedApplicationEventing eventing, DistributedApplicationModel model, IServiceProvider services)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken).ConfigureAwait(false);
        plan.Create();
        PortCheck.Check(plan);
        foreach (var resource in plan.Resources)
        {
            await notifications.PublishUpdateAsync(resource.Resource, snapshot => InstanceSnapshots.Declared(snapshot, resource)).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
