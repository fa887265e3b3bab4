using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The commands that every resource with a process of its own has: start, stop, restart.</summary>
internal static class LifecycleCommands
{
    /// <summary>Declares them on <paramref name="resource"/>; needs an <see cref="IResourceLifecycle"/> service when one is given.</summary>
    internal static void AddTo(IResource resource)
    {
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.StartCommand, "Start", StartState,
            context => RunAsync(context, "started", lifecycle => lifecycle.StartAsync(context.ResourceName, context.CancellationToken)),
            "Start the resource", parameter: null, confirmationMessage: null, "Play", IconVariant.Filled, isHighlighted: true));
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.StopCommand, "Stop", StopState,
            context => RunAsync(context, "stopped", lifecycle => lifecycle.StopAsync(context.ResourceName, context.CancellationToken)),
            "Stop the resource", parameter: null, confirmationMessage: null, "Stop", IconVariant.Filled, isHighlighted: true));
        resource.Annotations.Add(new ResourceCommandAnnotation(
            KnownResourceCommands.RestartCommand, "Restart", RestartState,
            context => RunAsync(context, "restarted", lifecycle => RestartAsync(lifecycle, context)),
            "Stop the resource, then start it", parameter: null, confirmationMessage: null,
            "ArrowCounterclockwise", IconVariant.Regular, isHighlighted: false));
    }

    private static ResourceCommandState StartState(UpdateCommandStateContext context) => Phase(context) switch
    {
        LifecyclePhase.Down or LifecyclePhase.Waiting => ResourceCommandState.Enabled,
        LifecyclePhase.Starting => ResourceCommandState.Disabled,
        _ => ResourceCommandState.Hidden,
    };

    private static ResourceCommandState StopState(UpdateCommandStateContext context) => Phase(context) switch
    {
        LifecyclePhase.Up => ResourceCommandState.Enabled,
        LifecyclePhase.Stopping => ResourceCommandState.Disabled,
        _ => ResourceCommandState.Hidden,
    };

    private static ResourceCommandState RestartState(UpdateCommandStateContext context) =>
        Phase(context) is LifecyclePhase.Up ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private static LifecyclePhase Phase(UpdateCommandStateContext context) => context.ResourceSnapshot.State?.Text switch
    {
        null or "" => LifecyclePhase.Starting,
        "Unknown" => LifecyclePhase.Down,
        var state when state == KnownResourceStates.NotStarted || KnownResourceStates.TerminalStates.Contains(state) => LifecyclePhase.Down,
        var state when state == KnownResourceStates.Waiting => LifecyclePhase.Waiting,
        var state when state == KnownResourceStates.Stopping => LifecyclePhase.Stopping,
        var state when state == KnownResourceStates.Starting || state == KnownResourceStates.Building
            || state == KnownResourceStates.RuntimeUnhealthy => LifecyclePhase.Starting,
        _ => LifecyclePhase.Up,
    };

    private static async Task RestartAsync(IResourceLifecycle lifecycle, ExecuteCommandContext context)
    {
        await lifecycle.StopAsync(context.ResourceName, context.CancellationToken);
        await lifecycle.StartAsync(context.ResourceName, context.CancellationToken);
    }

    private static async Task<ExecuteCommandResult> RunAsync(
        ExecuteCommandContext context, string done, Func<IResourceLifecycle, Task> action)
    {
        await action(context.ServiceProvider.GetRequiredService<IResourceLifecycle>());
        return CommandResults.Success($"{context.ResourceName} {done}.");
    }
}
