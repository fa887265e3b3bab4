using System.Net.Mime;
using System.Text.Json;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Errors;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Pacing;

namespace StreamChat.Simulator.Completions;

/// <summary>Answers with the whole completion at once, after the time that its tokens take.</summary>
internal sealed class CompletionDocument(PaceFactory paces, WaitForEver waitForEver, ConnectionReset reset, TimeProvider time)
{
    // Beyond it a timer cannot be set; nobody waits that long for a document.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    internal async Task<CallState> WriteAsync(
        HttpContext context, Completion completion, SimulatedCall call, CancellationToken cancellationToken)
    {
        await WaitAsync(completion, cancellationToken);
        switch (completion.Fault?.Kind)
        {
            case null:
                call.Sent(completion.Length);
                await SendAsync(context, completion, cancellationToken);
                return CallState.Completed;
            case FaultKind.Stall or FaultKind.Comments or FaultKind.EmptyChunks:
                await waitForEver.WaitAsync(context, cancellationToken);
                return CallState.Failed;
            case FaultKind.ErrorChunk or FaultKind.ErrorEvent:
                // As some routers do: a success by its status, an error by its body.
                await context.Response.WriteAsJsonAsync(
                    OpenAIErrorBody.Of(OpenAIErrors.InStream()), SimulatorJsonContext.Default.OpenAIErrorBody, MediaTypeNames.Application.Json, cancellationToken);
                return CallState.Failed;
            case var kind:
                await SendBrokenAsync(context, completion, kind.Value, cancellationToken);
                return CallState.Failed;
        }
    }

    internal static Task SendAsync(HttpContext context, Completion completion, CancellationToken cancellationToken) =>
        context.Response.WriteAsJsonAsync(
            Body(completion), SimulatorJsonContext.Default.CompletionBody, MediaTypeNames.Application.Json, cancellationToken);

    private static CompletionBody Body(Completion completion)
    {
        var reasoning = completion.ReasoningLength == 0 ? null : completion.Reasoning.TextOf(completion.ReasoningLength);
        AssistantMessage message = new("assistant", completion.Content.TextOf(completion.ContentLength), reasoning);
        CompletionChoice choice = new(0, message, completion.Fault?.Kind == FaultKind.End ? null : completion.FinishReason);
        return new CompletionBody(
            completion.Id, "chat.completion", completion.Created, completion.Model.Name, [choice], completion.Usage);
    }

    /// <summary>The document without its end, with bytes that are no UTF-8, without a finish reason, or much too long.</summary>
    private async Task SendBrokenAsync(
        HttpContext context, Completion completion, FaultKind kind, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(completion), SimulatorJsonContext.Default.CompletionBody);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        var half = body.AsMemory(0, body.Length / 2);
        await context.Response.Body.WriteAsync(kind is FaultKind.End or FaultKind.HugeLine ? body : half, cancellationToken);
        switch (kind)
        {
            case FaultKind.Drop:
                await context.Response.Body.FlushAsync(cancellationToken);
                await reset.AfterFlushAsync(context, cancellationToken);
                break;
            case FaultKind.InvalidUtf8:
                await context.Response.Body.WriteAsync(new byte[] { 0xC3, 0x28 }, cancellationToken);
                await context.Response.Body.WriteAsync(body.AsMemory(half.Length), cancellationToken);
                break;
            case FaultKind.HugeLine:
                await context.Response.WriteAsync(new string(' ', 2 * 1024 * 1024), cancellationToken);
                break;
        }
    }

    private async Task WaitAsync(Completion completion, CancellationToken cancellationToken)
    {
        var pace = paces.Of(completion.Model, completion.Seed);
        var wait = completion.Model.FirstTokenDelay;
        for (var token = 0; token < completion.Length && !pace.IsImmediate; token++)
        {
            wait += pace.Next();
        }

        await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellationToken);
    }
}
