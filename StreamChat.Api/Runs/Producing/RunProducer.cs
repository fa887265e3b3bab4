using System.Diagnostics;
using StreamChat.Api.Providers;
using StreamChat.Api.Providers.Requests;
using StreamChat.Api.Runs.Telemetry;
using StreamChat.Api.Runs.Writing;
using StreamChat.ServiceDefaults.Health;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Runs.Producing;

/// <summary>
/// Produces an answer: from the provider into the run's log, and at its end into the store. It waits for the provider and for nobody
/// else; as long as it is at work the process does not end by itself.
/// </summary>
internal sealed partial class RunProducer(
    ProviderClient provider, RunEnder ender, RunWriters writers, OpenRequests work, RunMetrics metrics, TimeProvider time, ILogger<RunProducer> logger)
{
    /// <summary>Produces the whole answer, or what there is of it when it is stopped.</summary>
    internal async Task RunAsync(ActiveRun run, RunRequest request, Activity? span)
    {
        work.Enter();
        using var scope = RequestId.Begin(run.Header.Run.RequestId, logger);
        using RunObserver observer = new(metrics, run, span, time);
        using var writer = writers.Open(run);
        AnswerLog answer = new(run.Header.Run, run.Log, request.Thinking);
        try
        {
            writer.Start();
            var end = await ProduceSafelyAsync(run, request, answer, writer, observer);
            var isStored = await ender.EndAsync(run, writer, end, answer, observer);
            if (isStored)
            {
                request.Ended?.Invoke(run.Record.State);
            }
        }
        catch (Exception e)
        {
            LogBroken(run.Key.RunId, e);
        }
        finally
        {
            work.Leave();
        }
    }

    private async Task<RunEnd> ProduceSafelyAsync(ActiveRun run, RunRequest request, AnswerLog answer, LogWriter writer, RunObserver observer)
    {
        try
        {
            return await ProduceAsync(run, request, answer, writer, observer);
        }
        catch (OperationCanceledException) when (run.StopReason is { } reason)
        {
            return reason == RunStop.Interrupted ? RunEnd.Interrupted : RunEnd.Cancelled;
        }
        catch (Exception e)
        {
            LogBroken(run.Key.RunId, e);
            return RunEnd.Broken;
        }
    }

    private async Task<RunEnd> ProduceAsync(ActiveRun run, RunRequest request, AnswerLog answer, LogWriter writer, RunObserver observer)
    {
        ChatProviderRequest asked = new(request.Messages, request.Thinking, request.Model) { Meter = request.Meter };
        var opening = await provider.OpenAsync(asked, silence: null, run.Stopping);
        if (opening.HasFailed)
        {
            return RunEnd.Failed(opening.Failure);
        }

        await using var source = opening.Value;
        do
        {
            while (!answer.IsFull && source.TryRead(out var chunk))
            {
                answer.Take(chunk);
            }

            observer.Read(source.Model, answer.HasText);
            writer.Appended();
        }
        while (!answer.IsFull && await source.ReadAsync());

        source.ThrowIfLeft();
        return source.End is { } end ? RunEnd.Of(end) : RunEnd.Full;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} broke.")]
    private partial void LogBroken(string runId, Exception exception);
}
