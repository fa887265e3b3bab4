using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;
using StreamChat.Api.Doctor.Sending;

namespace StreamChat.Api.Doctor.Probing;

/// <summary>Reads the lines of a probe stream, comments too, and notes when each came; a packed one is unpacked on the way.</summary>
internal static class ProbeReader
{
    // A schedule has far fewer bytes; what is longer is none of ours.
    private const int MaxLine = 4096;

    internal static Stream Unpack(Stream body, string? encoding) => encoding switch
    {
        "gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        _ => body,
    };

    /// <summary>Reads to the end, calling <paramref name="arrived"/> with every mark as it comes. Returns false at the first line that is no mark.</summary>
    internal static async Task<bool> ReadAsync(Stream body, Action<ProbeMark> arrived, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(body);
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                var buffer = read.Buffer;
                while (TryReadLine(ref buffer, out var line))
                {
                    if (!TakeLine(line, arrived))
                    {
                        return false;
                    }
                }

                pipe.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted || buffer.Length > MaxLine)
                {
                    return read.IsCompleted;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            return false;
        }

        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    /// <summary><c>data: {"sequence":1,…}</c>, <c>: {"sequence":8,…}</c>, or nothing between two of them.</summary>
    private static bool TakeLine(ReadOnlySequence<byte> line, Action<ProbeMark> arrived)
    {
        var json = line.PositionOf((byte)'{');
        if (line.Length == 0 || json is null)
        {
            return line.Length == 0;
        }

        var reader = new Utf8JsonReader(line.Slice(json.Value));
        try
        {
            if (JsonSerializer.Deserialize(ref reader, DoctorJsonContext.Default.ProbeMark) is { } mark)
            {
                arrived(mark);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
