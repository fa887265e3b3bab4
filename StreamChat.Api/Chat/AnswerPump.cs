using StreamChat.Api.Chat.Frames;
using StreamChat.Api.Draining;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Answers;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat;

/// <summary>Moves an answer from the provider to the client: what has come is written and sent before more is waited for.</summary>
internal sealed partial class AnswerPump(DrainDeadline drain, ILogger<AnswerPump> logger)
{
    /// <summary>Sends the whole answer, or the frame that says why it is not whole.</summary>
    internal async Task RunAsync(PendingAnswer pending, SseWriter stream, IAnswerFrames frames, CancellationToken cancellationToken)
    {
        await using (pending)
        {
            frames.Connected();
            try
            {
                await SendAsync(pending, stream, frames, cancellationToken);
            }
            catch (OperationCanceledException) when (drain.HasCut(cancellationToken))
            {
                Fail(frames, ProblemCodes.Draining, DrainDeadline.LastWords);
            }

            await stream.FlushAsync();
        }
    }

    private async Task SendAsync(PendingAnswer pending, SseWriter stream, IAnswerFrames frames, CancellationToken cancellationToken)
    {
        if (!pending.Opening.IsCompleted && !await stream.FlushAsync())
        {
            return;
        }

        var opening = await stream.WaitAsync(new ValueTask<ProviderOutcome<ProviderAnswer>>(pending.Opening));
        if (opening.HasFailed)
        {
            Fail(frames, opening.Failure.Code, opening.Failure.Detail);
            return;
        }

        var answer = opening.Value;
        var thinking = new ThinkingFrame(frames, pending.Request.Thinking);
        do
        {
            while (answer.TryRead(out var chunk))
            {
                thinking.Take(chunk);
            }

            // The reader's pace is the provider's pace: nothing is read on before this has left.
            if (!await stream.FlushAsync())
            {
                return;
            }
        }
        while (await stream.WaitAsync(answer.ReadAsync()));

        if (answer.End is { } end)
        {
            Finish(end, thinking, frames);
        }
        else if (drain.HasCut(cancellationToken))
        {
            Fail(frames, ProblemCodes.Draining, DrainDeadline.LastWords);
        }
    }

    private void Finish(AnswerEnd end, ThinkingFrame thinking, IAnswerFrames frames)
    {
        if (end.Failure is { } failure)
        {
            Fail(frames, failure.Code, failure.Detail);
            return;
        }

        thinking.Close();
        frames.Done(end);
    }

    private void Fail(IAnswerFrames frames, ProblemCode code, string detail)
    {
        LogFailed(code.Code);
        frames.Error(code, detail);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer that had begun to stream ended with {Code}.")]
    private partial void LogFailed(string code);
}
