using System.Buffers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using StreamChat.Api.Budgets;
using StreamChat.Api.Runs.Standalone;
using StreamChat.Api.Sse;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Chat.EventSources;

/// <summary>Answers an <c>EventSource</c> with a run outside of any conversation, and goes on with it when the connection was lost.</summary>
internal sealed class EventSourceService(StandaloneRuns runs, TokenBudgets budgets, IOptions<ChatOptions> options, TimeProvider time)
{
    /// <summary>Begins an answer; null when it could not be gone on with, because the store is away.</summary>
    internal async Task<Results<SseResult, NoContent, ProblemResult>?> StartAsync(
        string owner, string prompt, string requestId, CancellationToken cancellationToken)
    {
        var (meter, spent) = await budgets.ReserveAsync(owner, TokenBudgets.Estimate(prompt), cancellationToken);
        if (spent is not null)
        {
            return new ProblemResult(spent);
        }

        if (await runs.StartAsync(owner, prompt, requestId, meter, cancellationToken) is not { } runId)
        {
            meter?.Unused();
            return null;
        }

        var (reader, _) = await runs.OpenAsync(owner, runId, after: 0, cancellationToken);
        EventSourceAnswer answer = new(reader!, new EventId(0, runId)); // its owner is here
        Problem? failure = null;
        var isHandedOver = false;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            failure = await answer.BeginAsync(Task.Delay(options.Value.SilenceBeforeHeaders, time, patience.Token), cancellationToken);
            await patience.CancelAsync();
            isHandedOver = failure is null;
        }
        finally
        {
            if (!isHandedOver)
            {
                await answer.DisposeAsync();
            }
        }

        return failure is null ? new SseResult(answer.SendAsync) : new ProblemResult(failure);
    }

    /// <summary>Goes on after an event. An <c>EventSource</c> comes back by itself: where there is nothing to go on with, 204 tells it to stay away.</summary>
    internal async Task<Results<SseResult, NoContent, ProblemResult>> ResumeAsync(string owner, string? lastEventId, CancellationToken cancellationToken)
    {
        if (EventId.Parse(lastEventId) is not { } position)
        {
            return TypedResults.NoContent();
        }

        var (reader, isStoreAway) = await runs.OpenAsync(owner, position.RunId, position.Number, cancellationToken);
        if (isStoreAway)
        {
            return new SseResult(static (stream, _) => ComeAgainAsync(stream));
        }

        if (reader is null)
        {
            return TypedResults.NoContent();
        }

        EventSourceAnswer answer = new(reader, position);
        if (!reader.HasNothingLeft && answer.TryBegin())
        {
            return new SseResult(answer.SendAsync);
        }

        await answer.DisposeAsync();
        return TypedResults.NoContent();
    }

    /// <summary>Any other status than 200 would end the <c>EventSource</c> for good.</summary>
    private static async Task ComeAgainAsync(SseWriter stream)
    {
        stream.Output.Write("retry: 2000\n\n"u8);
        await stream.FlushAsync();
    }
}
