using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Planning;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dcp.Resources;

/// <summary>Turns what the engine says of an instance into what is published of it.</summary>
internal static class InstanceSnapshots
{
    public static CustomResourceSnapshot Update(CustomResourceSnapshot before, ResourcePlan plan, InstanceStatus status)
    {
        var state = StateOf(status.State);
        var runs = state == KnownResourceStates.Running;
        return Declared(before, plan) with
        {
            // Until the engine has said how it is, what was published last holds.
            State = state is null ? before.State : new ResourceStateSnapshot(state, null),
            ExitCode = status.ExitCode,
            CreationTimeStamp = status.Created ?? before.CreationTimeStamp,
            StartTimeStamp = status.Started,
            StopTimeStamp = runs ? null : status.Finished,
            EnvironmentVariables = [.. status.Environment.Select(variable =>
                new EnvironmentVariableSnapshot(variable.Name ?? "", variable.Value, status.Specified.Contains(variable.Name ?? "")))],
            Urls = [.. plan.Urls.Select(url => url with { IsInactive = !runs })],
            Properties = Properties(before, plan, status),
        };
    }

    /// <summary>What is known before anything runs.</summary>
    public static CustomResourceSnapshot Declared(CustomResourceSnapshot before, ResourcePlan plan)
    {
        var resource = plan.Resource;
        resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var icon);
        return before with
        {
            ResourceType = plan.ResourceType,
            IconName = icon?.IconName ?? before.IconName,
            IconVariant = icon?.IconVariant ?? before.IconVariant,
            Relationships = RelationshipsOf(resource),
            HealthReports = before.HealthReports.IsEmpty ? UncheckedReports(resource) : before.HealthReports,
            Volumes = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(mount => new VolumeSnapshot(
                mount.Source, mount.Target, mount.Type == ContainerMountType.Volume ? "volume" : "bind", mount.IsReadOnly))],
        };
    }

    /// <summary>Reports without an outcome: healthy is only what was found so.</summary>
    public static ImmutableArray<HealthReportSnapshot> UncheckedReports(IResource resource) =>
        [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => new HealthReportSnapshot(check.Key, (HealthStatus?)null, null, null))];

    public static ImmutableArray<RelationshipSnapshot> RelationshipsOf(IResource resource) =>
        [.. resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(relationship => new RelationshipSnapshot(relationship.Resource.Name, relationship.Type)).Distinct()];

    private static string? StateOf(string? state) => state switch
    {
        null or "" or "Unknown" => null,
        "Terminated" or "Exited" => KnownResourceStates.Exited,
        "Pending" or "Building" => KnownResourceStates.Starting,
        "Paused" => KnownResourceStates.Stopping,
        _ => state,
    };

    private static ImmutableArray<ResourcePropertySnapshot> Properties(CustomResourceSnapshot before, ResourcePlan plan, InstanceStatus status)
    {
        var parent = plan.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(relationship => relationship.Type == KnownRelationshipTypes.Parent);
        List<ResourcePropertySnapshot> known = plan.Resource.IsContainer()
            ? [
                new(ResourceProperties.ContainerId, status.ContainerId),
                new(ResourceProperties.ContainerImage, plan.Resource.TryGetContainerImageName(out var image) ? image : null),
                new(ResourceProperties.ContainerCommand, status.Path),
                new(ResourceProperties.ContainerArgs, status.Arguments.ToImmutableArray()) { IsSensitive = true },
            ]
            : [
                new(ResourceProperties.ExecutablePath, status.Path),
                new(ResourceProperties.ExecutableWorkDir, status.WorkingDirectory),
                new(ResourceProperties.ExecutableArgs, status.Arguments.ToImmutableArray()) { IsSensitive = true },
                new(ResourceProperties.ExecutablePid, status.Pid),
            ];
        if (plan.Resource is ProjectResource project)
        {
            known.Add(new(ResourceProperties.ProjectPath, project.GetProjectMetadata().ProjectPath));
            if (project.TryGetLastAnnotation<LaunchProfileAnnotation>(out var profile))
            {
                known.Add(new(ResourceProperties.ProjectLaunchProfile, profile.LaunchProfileName));
            }
        }

        if (parent is not null)
        {
            known.Add(new(ResourceProperties.ParentName, ResourceInstancesAnnotation.NamesOf(parent.Resource)[0]));
        }

        var names = known.Select(property => property.Name).Append(ResourceProperties.WaitingFor).ToHashSet(StringComparer.Ordinal);
        return [.. before.Properties.Where(property => !names.Contains(property.Name)), .. known.Where(property => property.Value is not null)];
    }
}
