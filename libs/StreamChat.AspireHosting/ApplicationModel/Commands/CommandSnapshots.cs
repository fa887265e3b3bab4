namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the commands of a snapshot in step with the resource's annotations and its state.</summary>
internal static class CommandSnapshots
{
    internal static CustomResourceSnapshot Refresh(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var declared = resource.Annotations.OfType<ResourceCommandAnnotation>().ToArray();
        if (declared.Length == 0)
        {
            return snapshot;
        }

        var context = new UpdateCommandStateContext { ResourceSnapshot = snapshot, ServiceProvider = services };
        var others = snapshot.Commands.Where(command => declared.All(annotation => annotation.Name != command.Name));
        return snapshot with { Commands = [.. others, .. declared.Select(annotation => Describe(annotation, context))] };
    }

    private static ResourceCommandSnapshot Describe(ResourceCommandAnnotation command, UpdateCommandStateContext context) => new(
        command.Name,
        command.UpdateState(context),
        command.DisplayName,
        command.DisplayDescription,
        Parameter: null,
        command.ConfirmationMessage,
        command.IconName,
        command.IconVariant,
        command.IsHighlighted)
    {
        Visibility = command.Visibility,
    };
}
