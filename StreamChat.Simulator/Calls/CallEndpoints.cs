using Microsoft.AspNetCore.Http.HttpResults;

namespace StreamChat.Simulator.Calls;

/// <summary>The view of the monitor for tests in another process.</summary>
internal static class CallEndpoints
{
    internal static IEndpointRouteBuilder MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/simulator/calls", Calls).WithName("Calls").WithSummary("The last calls and how they ended.");
        return routes;
    }

    private static JsonHttpResult<CallsBody> Calls(CallMonitor monitor, string? request_id = null, string? state = null)
    {
        var calls = monitor.Recent()
            .Where(call => request_id is null || call.Origin.RequestId == request_id)
            .Select(CallBody.Of)
            .Where(call => state is null || call.State == state)
            .Take(256);
        return TypedResults.Json(
            new CallsBody(
                monitor.Started,
                monitor.Open,
                monitor.Count(CallState.Completed),
                monitor.Count(CallState.Aborted),
                monitor.Count(CallState.Failed),
                [.. calls]),
            SimulatorJsonContext.Default.CallsBody);
    }
}
