using System.Text;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Answers;

/// <summary>What one <c>chat.completion.chunk</c> says, its texts still escaped and in place.</summary>
internal ref struct ChunkFields
{
    internal ReadOnlySpan<byte> Content;
    internal ReadOnlySpan<byte> Reasoning;

    /// <summary>The first of the chunk's finish reasons; but <c>error</c> when any of them is.</summary>
    internal ReadOnlySpan<byte> FinishReason;

    internal ReadOnlySpan<byte> Model;
    internal Usage? Usage;
    internal ProviderError? Error;
    internal bool HasToolCalls;

    /// <summary>The choices in it, one bit for each index; more than 128 of them share bits.</summary>
    internal UInt128 Choices;

    /// <summary>Those of them that have a finish reason.</summary>
    internal UInt128 Finished;

    /// <summary>True when this brings the answer on; a role, an empty text or a usage count does not.</summary>
    internal readonly bool IsProgress => !Content.IsEmpty || !Reasoning.IsEmpty || !FinishReason.IsEmpty || HasToolCalls;

    /// <summary>The model's name, or null.</summary>
    internal readonly string? ReadModel() => Model.IsEmpty ? null : Encoding.UTF8.GetString(JsonText.Unescape(Model));

    /// <summary>Takes up one choice, finished if it has a finish reason.</summary>
    internal void Add(int choice, ReadOnlySpan<byte> finishReason)
    {
        var bit = UInt128.One << choice;
        Choices |= bit;
        if (finishReason.IsEmpty)
        {
            return;
        }

        Finished |= bit;
        if (FinishReason.IsEmpty || finishReason.SequenceEqual("error"u8))
        {
            FinishReason = finishReason;
        }
    }
}
