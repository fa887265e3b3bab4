using System.Buffers;

namespace StreamChat.Api.Chat.Frames;

/// <summary>Writes a text as the data of one event: each of its lines a data line.</summary>
internal static class TextLines
{
    internal static void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        while (true)
        {
            var end = text.IndexOfAny((byte)'\n', (byte)'\r');
            output.Write("data: "u8);
            output.Write(end < 0 ? text : text[..end]);
            output.Write("\n"u8);
            if (end < 0)
            {
                break;
            }

            var isPair = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n';
            text = text[(end + (isPair ? 2 : 1))..];
        }

        output.Write("\n"u8);
    }
}
