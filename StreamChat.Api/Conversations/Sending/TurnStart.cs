using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending;

/// <summary>What came of starting a turn: its run and the question that it answers, or why there is none.</summary>
internal readonly record struct TurnStart(Run? Run, string? QuestionId, Problem? Problem)
{
    public static implicit operator TurnStart(Problem problem) => new(null, null, problem);
}
