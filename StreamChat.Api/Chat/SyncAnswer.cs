using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Failures;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Waits for a whole answer and answers <c>POST /chat/sync</c> with it; as nothing was sent before, every failure is a status.</summary>
internal sealed class SyncAnswer(DrainDeadline drain)
{
    internal async Task<Results<FileContentHttpResult, ProblemResult>> ReadAsync(
        PendingAnswer pending,
        string requestId,
        CancellationToken cancellationToken)
    {
        await using (pending)
        {
            var answer = (await pending.Opening).Value!;
            var text = new CollectedText();
            try
            {
                await CollectAsync(answer, pending.Request.Thinking, text);
            }
            catch (OperationCanceledException) when (drain.HasCut(cancellationToken))
            {
                return Problem.Result(ProblemCodes.Draining, DrainDeadline.LastWords);
            }

            var failure = text.IsTooLong ? ProviderFailures.Malformed : answer.End!.Failure;
            return failure is null
                ? TypedResults.Bytes(Write(answer, text, requestId), "application/json; charset=utf-8")
                : new ProblemResult(failure.ToProblem());
        }
    }

    private static async Task CollectAsync(ProviderAnswer answer, bool wantsThinking, CollectedText text)
    {
        var thinking = new ThinkingFrame(text, wantsThinking);
        do
        {
            while (answer.TryRead(out var chunk))
            {
                thinking.Take(chunk);
            }
        }
        while (!text.IsTooLong && await answer.ReadAsync());

        answer.ThrowIfLeft();
        thinking.Close();
    }

    private static byte[] Write(ProviderAnswer answer, CollectedText text, string requestId)
    {
        var output = new ArrayBufferWriter<byte>(text.Escaped.Length + 512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WritePropertyName("response"u8);
            json.WriteRawValue([(byte)'"', .. text.Escaped, (byte)'"'], skipInputValidation: true); // each piece was validated when it was read
            json.WriteString("request_id"u8, requestId);
            json.WriteString("model"u8, answer.Model);
            UsageJson.Write(json, answer.End!.Usage);
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }
}
