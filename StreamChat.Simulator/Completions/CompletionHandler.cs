using Microsoft.Extensions.Options;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Completions.Requests;
using StreamChat.Simulator.Completions.Streaming;
using StreamChat.Simulator.Errors;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Models;

namespace StreamChat.Simulator.Completions;

/// <summary>Takes a call from its door to its end, and tells the monitor how it ended.</summary>
internal sealed class CompletionHandler(
    CallGate gate,
    ApiKey key,
    CallMonitor monitor,
    ModelCatalog models,
    CompletionPlanner planner,
    CompletionStream stream,
    CompletionDocument document,
    EarlyFaults earlyFaults,
    IOptions<SimulatorOptions> options,
    TimeProvider time)
{
    internal async Task CompleteAsync(HttpContext context)
    {
        if (!gate.TryEnter())
        {
            await new OpenAIErrorResult(OpenAIErrors.Busy(options.Value.RetryAfter)).ExecuteAsync(context);
            return;
        }

        try
        {
            await AdmittedAsync(context, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left, which the monitor has counted.
        }
        finally
        {
            gate.Leave();
        }
    }

    internal Task TestAsync(HttpContext context) =>
        CompletionDocument.SendAsync(context, planner.PlanConnection(), context.RequestAborted);

    private async Task AdmittedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (request, error) = await CompletionRequestReader.ReadAsync(context.Request, cancellationToken);
        var model = request?.Model is { } name ? models.Find(name) : null;
        var call = monitor.Start(CallOrigin.Of(context), request?.Model ?? "", request?.Stream == true);
        var state = CallState.Aborted;
        try
        {
            error = key.Check(context.Request) ?? error ?? (model is null ? OpenAIErrors.ModelNotFound(request!.Model!) : null);
            state = error is null
                ? await AnswerAsync(context, call, request!, model!, cancellationToken)
                : await RefuseAsync(context, error);
        }
        finally
        {
            monitor.End(call, state);
        }
    }

    private async Task<CallState> AnswerAsync(
        HttpContext context, SimulatedCall call, CompletionRequest request, ModelSpec model, CancellationToken cancellationToken)
    {
        await Task.Delay(model.StartDelay, time, cancellationToken);
        var fault = earlyFaults.Due(model, call.Origin.RequestId);
        if (fault is { IsBeforeHeaders: true })
        {
            return await earlyFaults.ActAsync(context, fault, model, cancellationToken);
        }

        var completion = planner.Plan(request, model) with { Fault = fault };
        call.CompletionId = completion.Id;
        return request.Stream == true
            ? await stream.WriteAsync(context, completion, request.IncludesUsage, call, cancellationToken)
            : await document.WriteAsync(context, completion, call, cancellationToken);
    }

    private static async Task<CallState> RefuseAsync(HttpContext context, OpenAIError error)
    {
        await new OpenAIErrorResult(error).ExecuteAsync(context);
        return CallState.Failed;
    }
}
