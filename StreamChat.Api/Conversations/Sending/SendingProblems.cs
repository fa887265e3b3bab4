using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>Why a turn is not started.</summary>
internal static class SendingProblems
{
    internal static Problem NoMessage { get; } = new(ProblemCodes.NotFound, "There is no such message in this conversation.");

    internal static Problem Busy { get; } =
        new(ProblemCodes.Conflict, "An answer is in progress on this branch; wait for its end, or cancel its run.");

    internal static Problem NotAnAnswer { get; } =
        new(ProblemCodes.InvalidRequest, "This message is not an answer, and only an answer can be gone on with.");

    internal static Problem NotCut { get; } =
        new(ProblemCodes.InvalidRequest, "This answer is complete, so there is nothing to go on with; regenerate gives another one.");

    internal static Problem NotTheLast { get; } =
        new(ProblemCodes.InvalidRequest, "The conversation has gone on after this answer; only the last answer of a branch can be gone on with.");

    internal static Problem NoQuestion { get; } = new(ProblemCodes.InvalidRequest, "This message answers no question.");

    internal static Problem KeyMismatch { get; } = new(
        ProblemCodes.IdempotencyMismatch, "This Idempotency-Key was used with another request; take a new key for a new request.");
}
