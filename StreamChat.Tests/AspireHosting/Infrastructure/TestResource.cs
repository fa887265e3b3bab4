
namespace StreamChat.Tests.AspireHosting.Infrastructure;

/// <summary>A resource that is nothing but its name and its instances.</summary>
internal sealed class TestResource : Resource
{
    internal TestResource(string name, params string[] instances)
        : base(name)
    {
        if (instances.Length > 0)
        {
            Annotations.Add(new ResourceInstancesAnnotation([.. instances]));
        }
    }

    /// <summary>Adds a command, enabled unless the test says otherwise.</summary>
    internal TestResource WithCommand(
        string name,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> run,
        ResourceCommandState state = ResourceCommandState.Enabled)
    {
        Annotations.Add(new ResourceCommandAnnotation(
            name, name, _ => state, run, displayDescription: null, parameter: null, confirmationMessage: null,
            iconName: null, iconVariant: null, isHighlighted: false));
        return this;
    }
}
