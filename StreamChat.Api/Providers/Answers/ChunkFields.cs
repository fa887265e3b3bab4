using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Answers;

/// <summary>What one <c>chat.completion.chunk</c> says, its texts still escaped and in place.</summary>
internal ref struct ChunkFields
{
    internal ReadOnlySpan<byte> Content;
    internal ReadOnlySpan<byte> Reasoning;
    internal ReadOnlySpan<byte> FinishReason;
    internal ReadOnlySpan<byte> Model;
    internal Usage? Usage;
    internal ProviderError? Error;
    internal bool HasToolCalls;

    /// <summary>True when this brings the answer on; a role, an empty text or a usage count does not.</summary>
    internal readonly bool IsProgress => !Content.IsEmpty || !Reasoning.IsEmpty || !FinishReason.IsEmpty || HasToolCalls;
}
