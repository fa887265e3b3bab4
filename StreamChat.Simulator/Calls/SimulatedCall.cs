namespace StreamChat.Simulator.Calls;

/// <summary>One call as the simulator sees it: who, what, and how it ended. It keeps no prompt and no answer.</summary>
internal sealed class SimulatedCall(int number, CallOrigin origin, string model, bool isStream, DateTimeOffset startedAt)
{
    private readonly TaskCompletionSource<CallState> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tokensSent;

    /// <summary>1 for the first call since the start.</summary>
    internal int Number => number;

    internal string Model => model;

    internal bool IsStream => isStream;

    /// <summary>What the call's headers told.</summary>
    internal CallOrigin Origin => origin;

    internal DateTimeOffset StartedAt => startedAt;

    /// <summary>The completion's id, once there is one.</summary>
    internal string? CompletionId { get; set; }

    internal int TokensSent => Volatile.Read(ref _tokensSent);

    internal CallState State => _ended.Task.IsCompletedSuccessfully ? _ended.Task.Result : CallState.Open;

    /// <summary>Completes with the state that the call ended in.</summary>
    internal Task<CallState> Ended => _ended.Task;

    internal void Sent(int tokens) => Interlocked.Add(ref _tokensSent, tokens);

    internal void End(CallState state) => _ended.SetResult(state);
}
