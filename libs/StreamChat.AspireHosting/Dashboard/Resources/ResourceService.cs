using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Grpc;
using Aspire.Hosting.Dashboard.Messages;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>The methods of <c>aspire.v1.DashboardService</c>: what the dashboard asks of the application.</summary>
/// <param name="applicationName">Name on the dashboard's title.</param>
/// <param name="startedAt">When the application started.</param>
/// <param name="notifications">Says what is known of the resources.</param>
/// <param name="loggers">Keeps their console logs.</param>
/// <param name="commands">Gives them commands.</param>
internal sealed class ResourceService(
    string applicationName,
    DateTime startedAt,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    ResourceCommandService commands)
{
    // Well below the 4 MB at which the dashboard drops a message.
    private const int MaxMessageLength = 500_000;

    internal IReadOnlyDictionary<string, Func<GrpcCall, Task>> Methods => new Dictionary<string, Func<GrpcCall, Task>>
    {
        ["/aspire.v1.DashboardService/GetApplicationInformation"] = GetApplicationInformationAsync,
        ["/aspire.v1.DashboardService/WatchResources"] = WatchResourcesAsync,
        ["/aspire.v1.DashboardService/WatchResourceConsoleLogs"] = WatchResourceConsoleLogsAsync,
        ["/aspire.v1.DashboardService/ExecuteResourceCommand"] = ExecuteResourceCommandAsync,
        ["/aspire.v1.DashboardService/WatchInteractions"] = WatchInteractionsAsync,
    };

    private async Task GetApplicationInformationAsync(GrpcCall call)
    {
        await call.ReadAsync(ApplicationInformationRequest.Parser);
        await call.WriteAsync(new ApplicationInformationResponse { ApplicationName = applicationName });
    }

    // Never ends with OK: the dashboard would call again at once, for ever.
    private async Task WatchResourcesAsync(GrpcCall call)
    {
        await call.ReadAsync(WatchResourcesRequest.Parser);
        var subscription = notifications.Subscribe();
        await call.WriteAsync(new WatchResourcesUpdate { InitialData = new() });
        await WriteAsync(call, subscription.Known);

        var node = subscription.Last;
        while (true)
        {
            node = await node.Next.WaitAsync(call.Ended);
            var latest = new Dictionary<string, ResourceEvent> { [node.Event!.ResourceId] = node.Event };
            while (node.Next.IsCompletedSuccessfully)
            {
                node = await node.Next;
                latest[node.Event!.ResourceId] = node.Event;
            }

            await WriteAsync(call, latest.Values);
        }
    }

    private async Task WriteAsync(GrpcCall call, IEnumerable<ResourceEvent> updates)
    {
        foreach (var changes in Batches(updates.Select(update => ResourceMessages.From(update, startedAt))))
        {
            await call.WriteAsync(new WatchResourcesUpdate { Changes = changes });
        }
    }

    private async Task WatchResourceConsoleLogsAsync(GrpcCall call)
    {
        var request = await call.ReadAsync(WatchResourceConsoleLogsRequest.Parser);
        if (!notifications.TryGetCurrentState(request.ResourceName, out var resource))
        {
            throw new GrpcException(GrpcStatus.NotFound, $"There is no resource '{request.ResourceName}'.");
        }

        await call.StartAsync();

        // Not "until completed": the page stays open while its resource is stopped and started again.
        var following = request.SuppressFollow ? LogFollowing.None : LogFollowing.Always;
        await foreach (var lines in loggers.Read(resource.ResourceId, following).WithCancellation(call.Ended))
        {
            foreach (var update in Batches(lines))
            {
                await call.WriteAsync(update);
            }
        }
    }

    private async Task ExecuteResourceCommandAsync(GrpcCall call)
    {
        var request = await call.ReadAsync(ResourceCommandRequest.Parser);
        var outcome = await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, call.Ended);
        await call.WriteAsync(CommandMessages.From(outcome));
    }

    // There is nothing to ask the person at the dashboard; the call is kept open, or the dashboard would log an error and call again.
    private static async Task WatchInteractionsAsync(GrpcCall call)
    {
        await call.StartAsync();
        await call.DrainAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.Ended);
    }

    private static IEnumerable<WatchResourcesChanges> Batches(IEnumerable<Messages.Resource> resources)
    {
        var batch = new WatchResourcesChanges();
        foreach (var resource in resources)
        {
            batch.Value.Add(new WatchResourcesChange { Upsert = resource });
            if (batch.CalculateSize() > MaxMessageLength)
            {
                yield return batch;
                batch = new();
            }
        }

        if (batch.Value.Count > 0)
        {
            yield return batch;
        }
    }

    private static IEnumerable<WatchResourceConsoleLogsUpdate> Batches(IReadOnlyList<LogLine> lines)
    {
        var batch = new WatchResourceConsoleLogsUpdate();
        var length = 0;
        foreach (var line in lines)
        {
            batch.LogLines.Add(new ConsoleLogLine { Text = line.Content, IsStdErr = line.IsErrorMessage, LineNumber = line.LineNumber });
            length += line.Content.Length;
            if (length > MaxMessageLength)
            {
                yield return batch;
                batch = new();
                length = 0;
            }
        }

        if (batch.LogLines.Count > 0)
        {
            yield return batch;
        }
    }
}
