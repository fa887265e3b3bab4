namespace StreamChat.Simulator.Calls;

/// <summary>A call as <c>GET /simulator/calls</c> shows it.</summary>
internal sealed record CallBody(
    int Number,
    string? Id,
    string Model,
    bool Stream,
    string RequestId,
    string? Traceparent,
    bool Authorization,
    string State,
    int TokensSent,
    DateTimeOffset StartedAt)
{
    internal static CallBody Of(SimulatedCall call) => new(
        call.Number,
        call.CompletionId,
        call.Model,
        call.IsStream,
        call.Origin.RequestId,
        call.Origin.TraceParent,
        call.Origin.Authorization is not null,
        NameOf(call.State),
        call.TokensSent,
        call.StartedAt);

    private static string NameOf(CallState state) => state switch
    {
        CallState.Open => "open",
        CallState.Completed => "completed",
        CallState.Aborted => "aborted",
        _ => "failed",
    };
}
