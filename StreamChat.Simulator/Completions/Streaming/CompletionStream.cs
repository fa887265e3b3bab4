using Microsoft.AspNetCore.Http.Features;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Pacing;

namespace StreamChat.Simulator.Completions.Streaming;

/// <summary>Streams a completion: the role first, token by token, the finish reason, usage when asked for, and <c>[DONE]</c>.</summary>
internal sealed class CompletionStream(StreamFaults faults, PaceFactory paces, TimeProvider time)
{
    internal async Task<CallState> WriteAsync(
        HttpContext context, Completion completion, bool includesUsage, SimulatedCall call, CancellationToken cancellationToken)
    {
        Prepare(context);
        var pace = paces.Of(completion.Model, completion.Seed);
        ChunkWriter writer = new(context.Response.BodyWriter, completion, includesUsage);
        writer.WriteRole();
        await writer.FlushAsync(cancellationToken);
        await Task.Delay(completion.Model.FirstTokenDelay, time, cancellationToken);

        // A fault that lies behind the answer's end comes at its end, still before the finish reason.
        var faultAt = completion.Fault is { } fault ? Math.Min(fault.After, completion.Length) : completion.Length;
        if (!await WriteTokensAsync(writer, completion, 0, faultAt, pace, call, cancellationToken))
        {
            return CallState.Aborted;
        }

        if (completion.Fault is not null && !await faults.ActAsync(context, completion.Fault, writer, cancellationToken))
        {
            return CallState.Failed;
        }

        if (!await WriteTokensAsync(writer, completion, faultAt, completion.Length, pace, call, cancellationToken))
        {
            return CallState.Aborted;
        }

        // Asked before the last frames: a client may leave as soon as it has them, and its call is complete then.
        cancellationToken.ThrowIfCancellationRequested();
        writer.WriteFinish(completion.FinishReason);
        if (includesUsage)
        {
            writer.WriteUsage(completion.Usage);
        }

        writer.WriteDone();
        await writer.FlushAsync(CancellationToken.None);
        return CallState.Completed;
    }

    private static void Prepare(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>False when the connection is gone: writing on would succeed, and a fast answer be over before the token tells of it.</summary>
    private async Task<bool> WriteTokensAsync(
        ChunkWriter writer, Completion completion, int start, int end, Pace pace, SimulatedCall call, CancellationToken cancellationToken)
    {
        for (var sent = start; sent < end;)
        {
            var next = ChunkEnd(completion, sent, end);
            if (!pace.IsImmediate)
            {
                await Task.Delay(pace.Next(), time, cancellationToken);
            }

            writer.WriteTokens(completion, sent, next);
            call.Sent(next - sent);
            var flushed = await (pace.IsImmediate ? writer.FlushWhenFullAsync(cancellationToken) : writer.FlushAsync(cancellationToken));
            if (flushed.IsCompleted)
            {
                return false;
            }

            sent = next;
        }

        return true;
    }

    private int ChunkEnd(Completion completion, int start, int end)
    {
        var next = Math.Min(start + (paces.ChunkSizeOf(completion.Model)), end);
        return completion.IsReasoning(start) ? Math.Min(next, completion.ReasoningLength) : next;
    }
}
