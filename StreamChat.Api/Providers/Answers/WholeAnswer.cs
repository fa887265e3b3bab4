using System.Text.Json;
using System.Text.Unicode;
using StreamChat.Api.Providers.Failures;

namespace StreamChat.Api.Providers.Answers;

/// <summary>An answer that came at once: the provider's <c>chat.completion</c> object, checked to be one.</summary>
/// <param name="Json">The object as the provider sent it.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="End">How it ended.</param>
internal sealed record WholeAnswer(ReadOnlyMemory<byte> Json, string? Model, AnswerEnd End)
{
    internal static ProviderOutcome<WholeAnswer> Read(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return ProviderFailures.Malformed;
        }

        try
        {
            // Its outline is a chunk's: choices with a finish reason, usage, model; or an error.
            var fields = ChunkParser.Parse(json.Span);
            if (fields.Error is { } error)
            {
                return FailureClassifier.OfEvent(error);
            }

            if (fields.FinishReason.IsEmpty || fields.Choices != fields.Finished)
            {
                return ProviderFailures.Dropped;
            }

            return new WholeAnswer(json, fields.ReadModel(), new AnswerEnd { FinishReason = FinishReasons.Of(fields.FinishReason), Usage = fields.Usage });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ProviderFailures.Malformed;
        }
    }
}
