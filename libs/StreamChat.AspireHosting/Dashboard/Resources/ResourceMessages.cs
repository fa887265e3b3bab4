using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Wire = Aspire.Hosting.Dashboard.Messages;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>Puts what is known of an instance into the dashboard's words.</summary>
internal static class ResourceMessages
{
    /// <param name="update">What is known.</param>
    /// <param name="createdAt">Taken when the snapshot has no time of creation: the dashboard must have one.</param>
    internal static Wire.Resource From(ResourceEvent update, DateTime createdAt)
    {
        var snapshot = update.Snapshot;
        var resource = new Wire.Resource
        {
            Name = update.ResourceId,
            ResourceType = snapshot.ResourceType,
            DisplayName = update.Resource.Name,
            Uid = update.ResourceId,
            CreatedAt = TimeOf(snapshot.CreationTimeStamp ?? createdAt),
            StartedAt = TimeOf(snapshot.StartTimeStamp),
            StoppedAt = TimeOf(snapshot.StopTimeStamp),
            IsHidden = snapshot.IsHidden,
        };
        AddState(resource, snapshot);
        AddIcon(resource, snapshot);
        resource.Properties.Add(PropertyMessages.From(update));
        resource.Urls.Add(snapshot.Urls.Where(IsAbsolute).Select(From));
        resource.Environment.Add(snapshot.EnvironmentVariables.Select(From));
        resource.Volumes.Add(snapshot.Volumes.Select(From));
        resource.HealthReports.Add(snapshot.HealthReports.Select(From));
        resource.Relationships.Add(snapshot.Relationships
            .Select(tie => new Wire.ResourceRelationship { ResourceName = tie.ResourceName, Type = tie.Type }));
        resource.Commands.Add(snapshot.Commands
            .Where(command => command.Visibility.HasFlag(ResourceCommandVisibility.UI)).Select(CommandMessages.From));
        return resource;
    }

    internal static Timestamp? TimeOf(DateTime? time) => time is { } known
        ? Timestamp.FromDateTime(known.Kind is DateTimeKind.Unspecified ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : known.ToUniversalTime())
        : null;

    private static void AddState(Wire.Resource resource, CustomResourceSnapshot snapshot)
    {
        if (snapshot.State is { } state)
        {
            resource.State = state.Text;

            // A style would hide that a running resource is unhealthy.
            if (state.Style is { } style && state.Text != KnownResourceStates.Running)
            {
                resource.StateStyle = style;
            }
        }
    }

    private static void AddIcon(Wire.Resource resource, CustomResourceSnapshot snapshot)
    {
        if (snapshot.IconName is { } icon)
        {
            resource.IconName = icon;
            resource.IconVariant = CommandMessages.From(snapshot.IconVariant ?? IconVariant.Filled);
        }
    }

    // "/path" is an absolute file address to Uri, on Unix.
    private static bool IsAbsolute(UrlSnapshot url) =>
        url.Url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(url.Url, UriKind.Absolute, out _);

    private static Wire.Url From(UrlSnapshot url)
    {
        var message = new Wire.Url
        {
            FullUrl = url.Url,
            IsInternal = url.IsInternal,
            IsInactive = url.IsInactive,
            DisplayProperties = new() { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
        };
        if (url.Name is { } name)
        {
            message.EndpointName = name;
        }

        return message;
    }

    private static Wire.EnvironmentVariable From(EnvironmentVariableSnapshot variable)
    {
        var message = new Wire.EnvironmentVariable { Name = variable.Name, IsFromSpec = variable.IsFromSpec };
        if (variable.Value is { } value)
        {
            message.Value = value;
        }

        return message;
    }

    private static Wire.Volume From(VolumeSnapshot volume) => new()
    {
        Source = volume.Source ?? "",
        Target = volume.Target,
        MountType = volume.MountType,
        IsReadOnly = volume.IsReadOnly,
    };

    private static Wire.HealthReport From(HealthReportSnapshot report)
    {
        var message = new Wire.HealthReport
        {
            Key = report.Name,
            Description = report.Description ?? "",
            Exception = report.ExceptionText ?? "",
            LastRunAt = TimeOf(report.LastRunAt),
        };
        if (report.Status is { } status)
        {
            message.Status = From(status);
        }

        return message;
    }

    private static Wire.HealthStatus From(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus status) => status switch
    {
        Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => Wire.HealthStatus.Healthy,
        Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => Wire.HealthStatus.Degraded,
        _ => Wire.HealthStatus.Unhealthy,
    };
}
