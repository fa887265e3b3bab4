using System.Buffers;
using System.Text.Json;
using StreamChat.Api.Draining;
using StreamChat.Api.Sse;

namespace StreamChat.Api.Doctor.Sending;

/// <summary>Sends a probe stream: nothing but marks, each with the time at which it left.</summary>
internal sealed class ProbeStream(TimeProvider time, DrainDeadline drain)
{
    internal SseResult Of(ProbeSchedule schedule) => new((writer, cancellationToken) => SendAsync(schedule, writer, cancellationToken));

    private async Task SendAsync(ProbeSchedule schedule, SseWriter writer, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Token);
        var start = time.GetTimestamp();
        for (var sequence = 0; sequence < schedule.Steps.Count; sequence++)
        {
            var step = schedule.Steps[sequence];
            try
            {
                // Nobody is told of this wait, so that no heartbeat breaks a silence that is to be silent.
                await Task.Delay(step.Wait, time, end.Token);
            }
            catch (OperationCanceledException) when (drain.Token.IsCancellationRequested)
            {
                return;
            }

            Write(writer.Output, new ProbeMark(sequence, step.Phase, Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 1)));
            if (!await writer.FlushAsync())
            {
                return;
            }
        }
    }

    private static void Write(IBufferWriter<byte> output, ProbeMark mark)
    {
        output.Write(mark.Phase == ProbePhase.Heartbeat ? ": "u8 : "data: "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(mark, DoctorJsonContext.Default.ProbeMark));
        output.Write("\n\n"u8);
    }
}
