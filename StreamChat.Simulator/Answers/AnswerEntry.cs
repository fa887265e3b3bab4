namespace StreamChat.Simulator.Answers;

/// <summary>An answer and the words of a message that call for it; without words it is for every other message.</summary>
internal sealed record AnswerEntry(IReadOnlySet<string> Keywords, Answer Answer);
