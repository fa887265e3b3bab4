using StreamChat.Api.Storage.Records;

namespace StreamChat.Api.Runs.Reading;

/// <summary>What a reader must know of a run beside its log.</summary>
/// <param name="Run">The run.</param>
/// <param name="Base">Its message as it was when the run began, whose text the log goes on from; null outside of a conversation.</param>
internal sealed record RunHeader(Run Run, Message? Base)
{
    internal int DroppedMessages => Base?.DroppedMessages ?? 0;
}
