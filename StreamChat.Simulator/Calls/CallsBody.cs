namespace StreamChat.Simulator.Calls;

/// <summary>What <c>GET /simulator/calls</c> answers: totals since the start, and the last calls, newest first.</summary>
internal sealed record CallsBody(
    int Started, int Open, int Completed, int Aborted, int Failed, IReadOnlyList<CallBody> Calls);
