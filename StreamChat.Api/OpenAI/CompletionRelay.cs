using System.Buffers;
using System.Text.Json;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
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
            try
            {
                if (await SendAsync(answer, stream))
                {
                    Finish(answer, stream.Output);
                }
            }
            catch (OperationCanceledException) when (drain.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                WriteError(stream.Output, new Problem(ProblemCodes.Draining, DrainDeadline.LastWords));
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

    private static void Finish(ProviderAnswer answer, IBufferWriter<byte> output)
    {
        if (answer.End!.Failure is { } failure)
        {
            WriteError(output, failure.ToProblem());
        }
        else
        {
            output.Write("data: [DONE]\n\n"u8);
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
