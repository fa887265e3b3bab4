using System.Buffers;
using System.Text.Json;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.OpenAI;

/// <summary>
/// Passes the provider's events on as they are. They are read on the way, so that an answer without a finish reason, or with an error in
/// it, never ends in <c>[DONE]</c>.
/// </summary>
internal sealed class CompletionRelay(DrainDeadline drain)
{
    internal async Task RunAsync(ProviderAnswer answer, SseWriter stream, CancellationToken cancellationToken)
    {
        await using (answer)
        {
            if (await SendAsync(answer, stream))
            {
                Finish(answer.End, stream.Output, cancellationToken);
            }

            await stream.FlushAsync();
        }
    }

    private static async Task<bool> SendAsync(ProviderAnswer answer, SseWriter stream)
    {
        do
        {
            while (answer.TryRead(out var chunk))
            {
                Write(stream.Output, chunk.Data);
            }

            if (!await stream.FlushAsync())
            {
                return false;
            }
        }
        while (await stream.WaitAsync(answer.ReadAsync()));

        return true;
    }

    private void Finish(AnswerEnd? end, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        if (end?.Failure is { } failure)
        {
            WriteError(output, failure.ToProblem());
        }
        else if (end is not null)
        {
            output.Write("data: [DONE]\n\n"u8);
        }
        else if (drain.HasCut(cancellationToken))
        {
            WriteError(output, new Problem(ProblemCodes.Draining, DrainDeadline.LastWords));
        }
    }

    /// <summary>One event; JSON that the provider spread over several lines stays on several data lines.</summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> data)
    {
        foreach (var line in data.Split((byte)'\n'))
        {
            output.Write("data: "u8);
            output.Write(data[line]);
            output.Write("\n"u8);
        }

        output.Write("\n"u8);
    }

    private static void WriteError(IBufferWriter<byte> output, Problem problem)
    {
        output.Write("data: "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(new OpenAIErrorBody(OpenAIErrors.Of(problem)), ApiJsonContext.Default.OpenAIErrorBody));
        output.Write("\n\n"u8);
    }
}
