using Microsoft.Extensions.Options;
using StreamChat.Simulator.Completions.Streaming;
using StreamChat.Simulator.Errors;

namespace StreamChat.Simulator.Faults;

/// <summary>Acts out what goes wrong in the middle of a streamed answer.</summary>
internal sealed class StreamFaults(WaitForEver waitForEver, ConnectionReset reset, IOptions<SimulatorOptions> options)
{
    /// <summary>True when the answer goes on after the fault.</summary>
    internal async Task<bool> ActAsync(HttpContext context, Fault fault, ChunkWriter writer, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case FaultKind.Malformed:
                writer.WriteMalformed();
                return true;
            case FaultKind.InvalidUtf8:
                writer.WriteInvalidUtf8();
                return true;
            case FaultKind.HugeLine:
                writer.WriteHugeLine();
                return true;
            case FaultKind.EmptyChunks when fault.Count > 0:
                await WriteEmptyChunksAsync(writer, fault.Count, cancellationToken);
                return true;
            case FaultKind.ErrorChunk:
                writer.WriteError(OpenAIErrors.InStream(), isNamedEvent: false);
                writer.WriteDone();
                break;
            case FaultKind.ErrorEvent:
                writer.WriteError(OpenAIErrors.InStream(), isNamedEvent: true);
                break;
        }

        await writer.FlushAsync(cancellationToken);
        await EndAsync(context, fault.Kind, writer, cancellationToken);
        return false;
    }

    private async Task EndAsync(HttpContext context, FaultKind kind, ChunkWriter writer, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case FaultKind.Drop:
                await reset.AfterFlushAsync(context, cancellationToken);
                break;
            case FaultKind.Stall:
                await waitForEver.WaitAsync(context, cancellationToken);
                break;
            case FaultKind.Comments:
                await RepeatAsync(context, writer, writer.WriteComment, cancellationToken);
                break;
            case FaultKind.EmptyChunks:
                await RepeatAsync(context, writer, writer.WriteEmptyChunk, cancellationToken);
                break;
        }
    }

    private Task RepeatAsync(HttpContext context, ChunkWriter writer, Action write, CancellationToken cancellationToken) =>
        waitForEver.RepeatAsync(
            context,
            options.Value.IdleInterval,
            () =>
            {
                write();
                return writer.FlushAsync(cancellationToken).AsTask();
            },
            cancellationToken);

    private static async Task WriteEmptyChunksAsync(ChunkWriter writer, int count, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < count; sent++)
        {
            writer.WriteEmptyChunk();
            await writer.FlushWhenFullAsync(cancellationToken);
        }
    }
}
