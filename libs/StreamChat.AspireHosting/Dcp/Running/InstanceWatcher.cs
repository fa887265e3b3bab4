using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Client;
using Aspire.Hosting.Dcp.Engine;
using Aspire.Hosting.Dcp.Planning;
using Aspire.Hosting.Dcp.Resources;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp.Running;

/// <summary>Follows what the engine says of processes and containers, publishes it, and has their logs read.</summary>
internal sealed partial class InstanceWatcher(
    ApplicationPlan plan, DcpEngine engine, ResourceNotificationService notifications, LogForwarder logs, TimeProvider timeProvider, ILogger<InstanceWatcher> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        WatchAsync("executables", json => InstanceStatus.Of(json.Deserialize(DcpKinds.Executable.Json)!), cancellationToken),
        plan.HasContainers ? WatchAsync("containers", json => InstanceStatus.Of(json.Deserialize(DcpKinds.Container.Json)!), cancellationToken) : Task.CompletedTask);

    // The engine ends a watch now and then; the next begins with the present state of everything, so that nothing is missed.
    private async Task WatchAsync(string plural, Func<JsonElement, InstanceStatus> read, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var change in engine.Client.WatchAsync(plural, cancellationToken).ConfigureAwait(false))
                {
                    if (change.Type is "ADDED" or "MODIFIED" or "DELETED")
                    {
                        await ApplyAsync(change.Type, read(change.Object), cancellationToken).ConfigureAwait(false);
                    }
                }

                await Task.Delay(RetryDelay, timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
            {
                LogInterrupted(plural, e.Message);
                await Task.Delay(RetryDelay, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ApplyAsync(string type, InstanceStatus status, CancellationToken cancellationToken)
    {
        if (!plan.TryGetInstance(status.Name, out var instance))
        {
            return;
        }

        if (type == "DELETED")
        {
            logs.Forget(status);
            return;
        }

        if (!string.IsNullOrEmpty(status.State))
        {
            logs.Follow(status, cancellationToken);
        }

        await notifications.PublishUpdateAsync(
            instance.Plan.Resource, instance.Name, snapshot => InstanceSnapshots.Update(snapshot, instance.Plan, status)).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The watch of {Plural} was interrupted and is taken up again: {Reason}")]
    private partial void LogInterrupted(string plural, string reason);
}
