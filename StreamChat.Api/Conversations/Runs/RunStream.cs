using System.Buffers;
using StreamChat.Api.Runs;
using StreamChat.Api.Sse;

namespace StreamChat.Api.Conversations.Runs;

/// <summary>Streams a run's events to one reader, at that reader's pace.</summary>
internal static class RunStream
{
    /// <summary>A long log leaves in pieces, so that a reader who does not take it costs no more than one of them.</summary>
    private const int MaxPiece = 64 * 1024;

    internal static SseResult Of(RunReader reader) => new((stream, token) => SendAsync(reader, stream, token));

    private static async Task SendAsync(RunReader reader, SseWriter stream, CancellationToken cancellationToken)
    {
        await using (reader)
        {
            do
            {
                var written = 0;
                while (reader.TryRead(out var events))
                {
                    stream.Output.Write(events.Span);
                    written += events.Length;
                    if (written >= MaxPiece)
                    {
                        written = 0;
                        if (!await stream.FlushAsync())
                        {
                            return;
                        }
                    }
                }

                if (!await stream.FlushAsync())
                {
                    return;
                }
            }
            while (await stream.WaitAsync(reader.ReadAsync(cancellationToken)));
        }
    }
}
