using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace StreamChat.Bench.Tokens;

/// <summary>
/// The text of a bench's token: <c>iiiinnnnnnssssssssssss-----</c>, in hexadecimal digits its index, its stream's number and the time at which
/// it was written in microseconds of the machine's monotonic clock, which all processes share; then filling up to the size that is wanted.
/// </summary>
internal static class TokenText
{
    internal const int MinSize = Index + Stream + Time + 1;

    private const int Index = 4;
    private const int Stream = 6;
    private const int Time = 12;
    private const byte Filling = (byte)'-';

    /// <summary>By this the provider finds the stream's number in a prompt.</summary>
    internal static ReadOnlySpan<byte> Marker => "bench#"u8;

    internal static long Now => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    internal static string Prompt(int stream) => string.Create(CultureInfo.InvariantCulture, $"bench#{stream:x6}");

    internal static void Write(Span<byte> text, int index, int stream, long time)
    {
        Hex(text[..Index], index);
        Hex(text.Slice(Index, Stream), stream);
        Hex(text.Slice(Index + Stream, Time), time);
        text[(MinSize - 1)..].Fill(Filling);
    }

    /// <summary>The token's time, when it is exactly the one expected; else null.</summary>
    internal static long? Check(ReadOnlySpan<byte> text, int index, int stream, int size)
    {
        var isExpected = text.Length == size
            && Number(text[..Index]) == index
            && Number(text.Slice(Index, Stream)) == stream
            && !text[(MinSize - 1)..].ContainsAnyExcept(Filling);
        var time = isExpected ? Number(text.Slice(Index + Stream, Time)) : -1;
        return time >= 0 ? time : null;
    }

    /// <summary>The number of the stream that a request's body asks for: the last one, as a conversation sends what came before too.</summary>
    internal static int FindStream(ReadOnlySpan<byte> body)
    {
        var at = body.LastIndexOf(Marker);
        return at < 0 || body.Length < at + Marker.Length + Stream ? 0 : (int)Number(body.Slice(at + Marker.Length, Stream));
    }

    private static void Hex(Span<byte> digits, long value)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value >>= 4)
        {
            digits[i] = "0123456789abcdef"u8[(int)(value & 15)];
        }
    }

    private static long Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long value, out var read, 'x') && read == digits.Length ? value : -1;
}
