using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives commands to resources.</summary>
public partial class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(
        ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <summary>Gives a command to one instance, or to a resource that has only one.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        _notifications.TryGetCurrentState(resourceId, out var current)
            ? await ExecuteAsync(current, commandName, cancellationToken)
            : CommandResults.Failure($"There is no resource '{resourceId}'.");

    /// <summary>Gives a command to every instance of a resource at once; it succeeds when all of them did.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        var names = ResourceInstancesAnnotation.NamesOf(resource);
        var results = await Task.WhenAll(names.Select(name => ExecuteCommandAsync(name, commandName, cancellationToken)));
        if (results.Length == 1)
        {
            return results[0];
        }

        var failures = results.Zip(names).Where(outcome => outcome.First is { Success: false, Canceled: false }).ToArray();
        return failures.Length > 0
            ? CommandResults.Failure(string.Join(Environment.NewLine, failures.Select(outcome => $"{outcome.Second}: {outcome.First.Message}")))
            : results.FirstOrDefault(result => result.Canceled || result.Data is not null) ?? CommandResults.Success();
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceEvent current, string commandName, CancellationToken cancellationToken)
    {
        var command = current.Resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(annotation => annotation.Name == commandName);
        if (command is null)
        {
            return CommandResults.Failure($"The resource '{current.ResourceId}' has no command '{commandName}'.");
        }

        var state = command.UpdateState(new() { ResourceSnapshot = current.Snapshot, ServiceProvider = _services });
        if (state is not ResourceCommandState.Enabled)
        {
            return CommandResults.Failure(
                $"The command '{commandName}' cannot be given while '{current.ResourceId}' is {current.Snapshot.State?.Text ?? "without a state"}.");
        }

        return await RunAsync(command, current.ResourceId, cancellationToken);
    }

    private async Task<ExecuteCommandResult> RunAsync(
        ResourceCommandAnnotation command, string resourceId, CancellationToken cancellationToken)
    {
        var logger = _loggers.GetLogger(resourceId);
        try
        {
            return await command.ExecuteCommand(new()
            {
                ServiceProvider = _services,
                ResourceName = resourceId,
                CancellationToken = cancellationToken,
                Logger = logger,
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
#pragma warning disable CA1031 // a command is someone else's code: whatever it throws is its outcome, told to the person who gave it
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e, command.Name);
            return CommandResults.Failure(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The command '{CommandName}' failed.")]
    private static partial void LogFailed(ILogger logger, Exception e, string commandName);
}
