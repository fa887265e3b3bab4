using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Resources;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Publishes the resources that nobody runs: parameters, connection strings, services elsewhere.</summary>
internal sealed class ValueResources(DistributedApplicationModel model, ResourceNotificationService notifications, ResourceUrls urls)
{
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources.ToArray())
        {
            await (resource switch
            {
                ParameterResource parameter => PublishAsync(parameter),
                ConnectionStringResource connection => PublishAsync(connection, "ConnectionString", cancellationToken),
                ExternalServiceResource service => PublishAsync(service, "ExternalService", cancellationToken),
                _ => Task.CompletedTask,
            }).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(ParameterResource parameter)
    {
        var (value, state) = Read(parameter);
        await notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
        {
            ResourceType = parameter.IsConnectionString ? "ConnectionString" : "Parameter",
            State = state,
            Relationships = InstanceSnapshots.RelationshipsOf(parameter),
            Properties =
            [
                new ResourcePropertySnapshot(ResourceProperties.ParameterValue, value) { IsSensitive = parameter.Secret },
                new ResourcePropertySnapshot(ResourceProperties.Source, parameter.ConfigurationKey),
            ],
        }).ConfigureAwait(false);
    }

    private static (string? Value, ResourceStateSnapshot State) Read(ParameterResource parameter)
    {
        try
        {
            return (parameter.Value, new(KnownResourceStates.Running, KnownResourceStateStyles.Success));
        }
        catch (DistributedApplicationException e)
        {
            // Those that need it say so when they start.
            return (e.Message, new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn));
        }
    }

    private async Task PublishAsync(IResource resource, string type, CancellationToken cancellationToken)
    {
        var shown = await urls.CollectAsync(resource, cancellationToken).ConfigureAwait(false);
        ImmutableArray<UrlSnapshot> own = resource is ExternalServiceResource { Uri: { } uri } ? [new UrlSnapshot(null, uri.ToString(), false)] : [];
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            ResourceType = type,
            State = new ResourceStateSnapshot(KnownResourceStates.Running, null),
            HealthReports = InstanceSnapshots.UncheckedReports(resource),
            Relationships = InstanceSnapshots.RelationshipsOf(resource),
            Urls = [.. own, .. shown.Select(url => url with { IsInactive = false })],
        }).ConfigureAwait(false);
    }
}
