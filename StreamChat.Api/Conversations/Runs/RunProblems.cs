using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Runs;

/// <summary>Why there is nothing to say of a run.</summary>
internal static class RunProblems
{
    /// <summary>The same for one that never was, is no longer, or is somebody else's.</summary>
    internal static Problem NoRun { get; } = new(ProblemCodes.NotFound, "There is no such run.");
}
